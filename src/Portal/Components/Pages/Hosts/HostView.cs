using System.Collections.Immutable;
using Portal.Cluster;
using Portal.Collectors;
using Portal.Components.Format;
using Portal.Components.Preferences;
using Portal.Components.Shared;
using Portal.Live;

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

    /// <summary>Null for a name that is no member of the cluster.</summary>
    public static HostView? From(LiveFrame frame, string name, ViewSettings? settings = null)
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
            Sections = answer.Snapshot?.Machine is { } machine ? HostSections.From(machine, HostFigures.Of(host), settings?.Network ?? default) : [],
            Collectors = answer.Snapshot is { } snapshot ? [.. snapshot.Collectors.Select(CollectorRow.From)] : [],
            Guests = HostGuest.AllOf(frame, name),
        };
    }

    /// <summary>Only figures differ: the page need not be rendered again.</summary>
    public bool HasShapeOf(HostView? other) =>
        other is not null && Name == other.Name && Status.Word == other.Status.Word && Remarks.SequenceEqual(other.Remarks)
        && Facts.SequenceEqual(other.Facts) && Collectors.Length == other.Collectors.Length && Collectors.Zip(other.Collectors).All(pair => pair.First.HasShapeOf(pair.Second))
        && Guests.SequenceEqual(other.Guests)
        && Sections.Length == other.Sections.Length && Sections.Zip(other.Sections).All(pair => pair.First.HasShapeOf(pair.Second));

    private static ImmutableArray<Fact> Identity(HostAnswer answer)
    {
        HostSample? machine = answer.Snapshot?.Machine;
        HostIdentity? identity = machine?.Identity;
        int? cores = machine?.Cpu is { Cores.IsDefaultOrEmpty: false } cpu ? cpu.Cores.Length : null;
        return
        [
            new Fact("Node name", identity?.Nodename),
            new Fact("System", identity?.Os),
            new Fact("Kernel", identity?.Kernel is null ? null : $"{identity.Kernel} {identity.Machine}"),
            new Fact("Processor", identity?.CpuModel is null ? null : $"{identity.CpuModel}{(cores is null ? string.Empty : $", {Cores.Count(cores)}")}"),
            new Fact("Memory", machine?.Memory?.SizeBytes is { } size ? Bytes.Text(size) : null),
            new Fact("Control groups", identity?.Cgroups),
            new Fact("Booted", machine?.BootedAt is { } booted ? Moment.Utc(booted) : null),
            new Fact("Address", answer.Address),
            new Fact("Portal", HostRemarks.Version(answer.Snapshot)),
            new Fact("Protocol", HostRemarks.Protocol(answer)),
            new Fact("Clock", HostRemarks.Clock(answer.Fetch)),
        ];
    }
}
