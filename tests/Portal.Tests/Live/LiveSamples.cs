using System.Collections.Immutable;
using Portal.Cluster;
using Portal.Collectors;
using Portal.Tests.Support;

namespace Portal.Tests.Live;

/// <summary>Snapshots made for tests of what the pages keep and compute.</summary>
internal static class LiveSamples
{
    public static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private static readonly long Frequency = new ManualTimeProvider().TimestampFrequency;

    public static HostSnapshot TakenOf(string name, double uptimeSeconds, string bootId = "boot-1", long busySeconds = 0, params ImmutableArray<GuestSample> guests) => new()
    {
        Host = name,
        BootId = bootId,
        TakenAt = Start.AddSeconds(uptimeSeconds),
        UptimeNanoseconds = (long)(uptimeSeconds * 1e9),
        Guests = guests,
        Machine = new HostSample
        {
            Load = [1.5, 1.25, 1],
            Cpu = new HostCpu { Total = new CpuTimes { UserNanoseconds = busySeconds * 1_000_000_000, IdleNanoseconds = (long)(uptimeSeconds * 1e9) }, Cores = [] },
        },
    };

    public static GuestSample Guest(string runtimeName, double? cpuSeconds = 1, GuestState state = GuestState.Running, string? id = null) => new()
    {
        Kind = GuestKind.Docker,
        RuntimeName = runtimeName,
        RuntimeId = id,
        State = state,
        Cpu = new GuestCpu { UsageNanoseconds = (long?)(cpuSeconds * 1e9), Vcpus = default },
    };

    /// <param name="before">The snapshot that rates are taken against.</param>
    public static HostAnswer Answer(string name, HostSnapshot? snapshot, TimeSpan? age = null, HostSnapshot? before = null) => new()
    {
        Previous = before,
        Name = name,
        Mode = "client",
        Snapshot = snapshot,
        SnapshotAge = snapshot is null ? null : age ?? TimeSpan.Zero,
        Fetch = new FetchStatus { Result = snapshot is null ? FetchResult.Timeout : FetchResult.Ok },
    };

    public static JoinedGuest Joined(string? project, string name, string? host, GuestSample? sample, GuestState? state = null, bool shouldRun = true, GuestSample? before = null) => new()
    {
        PreviousSample = before,
        Project = project,
        Name = name,
        Kind = "docker",
        Host = host,
        RuntimeName = sample?.RuntimeName ?? $"{project}-{name}",
        Sample = sample,
        State = state ?? sample?.State ?? GuestState.Unknown,
        ShouldRun = shouldRun,
    };

    public static ClusterSnapshot Joint(double atSeconds, ImmutableArray<HostAnswer> hosts, params ImmutableArray<JoinedGuest> guests) => new()
    {
        TakenAt = Start.AddSeconds(atSeconds),
        Timestamp = (long)(atSeconds * Frequency),
        Hosts = hosts,
        Guests = guests,
    };
}
