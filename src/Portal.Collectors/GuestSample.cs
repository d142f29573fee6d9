using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Portal.Collectors;

/// <summary>One guest as its host sees it at one moment: raw counters under its runtime name. Absent (null, default array) is not known, never 0.</summary>
public sealed record GuestSample
{
    private readonly OptionalInt64 _processes;
    private readonly OptionalInt64 _threads;
    private readonly OptionalInt64 _threadsLimit;
    private readonly OptionalInt64 _restarts;
    private readonly OptionalInt64 _slowAgeNanoseconds;

    public required GuestKind Kind { get; init; }

    /// <summary>Name in the runtime: libvirt domain, container without its slash, AVD. Unique per kind and host; hostile until escaped.</summary>
    public required string RuntimeName { get; init; }

    /// <summary>Domain UUID, 64-digit container id; null where the runtime has none.</summary>
    public string? RuntimeId { get; init; }

    public GuestState State { get; init; }

    /// <summary>Container image, cloud image or image file name (never a path), <c>android-34</c>.</summary>
    public string? Image { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Path of the guest's own cgroup below its mount point, for exporters that name containers by it.</summary>
    public string? CgroupPath { get; init; }

    public GuestCpu? Cpu { get; init; }

    public GuestMemory? Memory { get; init; }

    public GuestPaging? Paging { get; init; }

    /// <summary>Bytes its processes had read from and written to storage, all disks together.</summary>
    public StorageBytes? Storage { get; init; }

    /// <summary>Default where disks of this guest can't be told apart; empty where it has none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ImmutableArray<GuestDisk> Disks { get; init; }

    /// <summary>As the guest sees it: received is what came to the guest.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ImmutableArray<NetworkCounters> Networks { get; init; }

    public PressureCounters? Pressure { get; init; }

    public long? Processes { get => _processes.Value; init => _processes = value; }

    public long? Threads { get => _threads.Value; init => _threads = value; }

    public long? ThreadsLimit { get => _threadsLimit.Value; init => _threadsLimit = value; }

    public GuestExit? Exit { get; init; }

    /// <summary>Restarts by the engine's restart policy.</summary>
    public long? Restarts { get => _restarts.Value; init => _restarts = value; }

    /// <summary>Of its health check; null without one, or while it starts.</summary>
    public bool? Healthy { get; init; }

    /// <summary>Whether Android has booted in its emulator; false while there is no sign of it, null for every other kind and where its emulator's files may not be looked at.</summary>
    public bool? BootCompleted { get; init; }

    /// <summary>Age of the slow values (block, balloon) when the snapshot was taken.</summary>
    [JsonPropertyName("slowAge"), JsonConverter(typeof(NanosecondsAsSeconds))]
    public long? SlowAgeNanoseconds { get => _slowAgeNanoseconds.Value; init => _slowAgeNanoseconds = value; }
}
