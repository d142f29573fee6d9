using System.Collections.Immutable;
using Portal.Cluster;
using Portal.Collectors;
using Portal.Components.Format;
using Portal.Components.Preferences;
using Portal.Components.Shared;
using Portal.Live;
using Portal.Live.Events;

namespace Portal.Components.Pages.Hosts;

/// <summary>A host's page at one moment: immutable, made from a frame and the name alone.</summary>
public sealed record HostView
{
    public required string Name { get; init; }

    public required Status Status { get; init; }

    /// <summary>Its figures are old and shown in grey.</summary>
    public bool IsStale { get; init; }

    /// <summary>What is unusual about it.</summary>
    public ImmutableArray<string> Remarks { get; init; } = [];

    public ImmutableArray<Fact> Facts { get; init; } = [];

    public ImmutableArray<SectionView> Sections { get; init; } = [];

    public ImmutableArray<CollectorRow> Collectors { get; init; } = [];

    public ImmutableArray<HostGuest> Guests { get; init; } = [];

    /// <summary>Since when an offline host has not answered; null for one that never did, and for every other.</summary>
    public DateTimeOffset? SilentSince { get; init; }

    /// <summary>Why an offline host does not answer, as a part of a sentence; null for every other.</summary>
    public string? Silence { get; init; }

    /// <summary>Its kind of reading knows machines.</summary>
    public bool IsMeasured { get; init; }

    /// <summary>Null for a name that is no member of the cluster.</summary>
    /// <param name="cores">How cores are to be drawn, as the address says it.</param>
    public static HostView? From(LiveFrame frame, string name, Func<CollectorOutcome, CollectorTime>? times = null, HostTrends? trends = null, string? cores = null, ViewSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (frame.Host(name) is not { } host)
        {
            return null;
        }

        HostAnswer answer = host.Answer;
        return new HostView
        {
            Name = answer.Name,
            Status = HostStatus.Of(frame, host, settings?.KnownZone),
            IsStale = host.State is DataState.Stale,
            Remarks = HostRemarks.Of(answer),
            Facts = Identity(answer),
            IsMeasured = answer.Snapshot?.Machine is not null,
            Sections = answer.Snapshot?.Machine is { } machine ? HostSections.From(machine, HostFigures.Of(host), trends ?? HostTrends.None, Committed(frame, name), cores, settings?.Network ?? default, SlowAgeIn(answer.Snapshot), new HostTaps(frame, name))
                : host.State is DataState.Offline ? PastSections.OfHost : [],
            Collectors = answer.Snapshot is { } snapshot ? [.. snapshot.Collectors.Select(outcome => CollectorRow.From(outcome, times?.Invoke(outcome) ?? default))] : [],
            Guests = HostGuest.AllOf(frame, name),
            SilentSince = host.State is DataState.Offline && answer.Fetch.LastSuccessAt is { } last ? answer.Fetch.FailingSince ?? last : null,
            Silence = host.State is DataState.Offline ? HostStatus.Silence(answer.Fetch) : null,
        };
    }

    /// <summary>What its running guests may take at most; null where none of them has a limit.</summary>
    internal static long? Committed(LiveFrame frame, string host)
    {
        long? sum = null;
        foreach (JoinedGuest guest in frame.Snapshot.Guests)
        {
            if (guest is { State: GuestState.Running, Sample: { } sample } && string.Equals(guest.Host, host, StringComparison.Ordinal) && (sample.Memory?.LimitBytes ?? guest.Expected?.MemoryBytes) is { } limit)
            {
                sum = (sum ?? 0) + limit;
            }
        }

        return sum;
    }

    private static long? SlowAgeIn(HostSnapshot snapshot) => snapshot.Collectors.FirstOrDefault(outcome => outcome is { Collector: "host", Tier: 1 })?.AgeNanoseconds;

    /// <summary>Only figures differ: the page need not be rendered again.</summary>
    public bool HasShapeOf(HostView? other) =>
        other is not null && Name == other.Name && Status.Word == other.Status.Word && Remarks.SequenceEqual(other.Remarks)
        && Facts.SequenceEqual(other.Facts) && Collectors.Length == other.Collectors.Length && Collectors.Zip(other.Collectors).All(pair => pair.First.HasShapeOf(pair.Second))
        && Guests.SequenceEqual(other.Guests) && (SilentSince, Silence) == (other.SilentSince, other.Silence)
        && Sections.Length == other.Sections.Length && Sections.Zip(other.Sections).All(pair => pair.First.HasShapeOf(pair.Second));

    private static ImmutableArray<Fact> Identity(HostAnswer answer)
    {
        HostSample? machine = answer.Snapshot?.Machine;
        HostIdentity? identity = machine?.Identity;
        int? cores = machine?.Cpu is { Cores.IsDefaultOrEmpty: false } cpu ? cpu.Cores.Length : null;
        ImmutableArray<Fact> heartbeat = answer.IsJoined ? [new Fact("Heartbeat", null, Column: DataTexts.HeartbeatColumn)] : [];
        return
        [
            new Fact("Role", answer.Mode is "main" ? "main host" : "client"),
            new Fact("Node name", identity?.Nodename, CanCopy: true),
            new Fact("System", identity?.Os),
            new Fact("Kernel", identity?.Kernel is null ? null : $"{identity.Kernel} {identity.Machine}"),
            new Fact("Processor", identity?.CpuModel),
            new Fact("Cores", cores?.ToString()),
            new Fact("Memory", machine?.Memory?.SizeBytes is { } size ? Bytes.Text(size) : null),
            new Fact("Control groups", identity?.Cgroups),
            new Fact("Booted", machine?.BootedAt is { } booted ? Moment.Utc(booted) : null),
            new Fact("Up for", answer.Snapshot is { UptimeNanoseconds: > 0 } snapshot ? Span.ToTheMinute(TimeSpan.FromTicks(snapshot.UptimeNanoseconds / 100)) : null),
            new Fact("Address", answer.Address, CanCopy: true),
            new Fact("Portal", HostRemarks.Version(answer.Snapshot)),
            new Fact("Protocol", HostRemarks.Protocol(answer)),
            .. heartbeat,
            new Fact("Clock", HostRemarks.Clock(answer.Fetch)),
        ];
    }
}
