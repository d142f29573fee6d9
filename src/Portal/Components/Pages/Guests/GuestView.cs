using System.Collections.Immutable;
using Portal.Cluster;
using Portal.Components.Preferences;
using Portal.Components.Shared;
using Portal.Live;
using Portal.Testbed;

namespace Portal.Components.Pages.Guests;

/// <summary>A guest's page at one moment: immutable, made from a frame and the guest's address alone.</summary>
public sealed record GuestView
{
    public required GuestLive Live { get; init; }

    public JoinedGuest Guest => Live.Guest;

    public required Status Status { get; init; }

    /// <summary>State of its host's data; null for a guest without a host.</summary>
    public Status? HostStatus { get; init; }

    /// <summary>Its host is silent: its last word and its last figures are shown in grey.</summary>
    public bool IsStale { get; init; }

    /// <summary>Its host is not a machine.</summary>
    public bool IsSimulated { get; init; }

    public ImmutableArray<Fact> Facts { get; init; } = [];

    /// <summary>Empty for a template. What isn't reported has no figures, but its past.</summary>
    public ImmutableArray<SectionView> Sections { get; init; } = [];

    /// <summary>By deployment and name; null if there is none.</summary>
    /// <param name="cores">How virtual CPUs are to be drawn, as the address says it.</param>
    public static GuestView? OfDeployment(LiveFrame frame, string deployment, string name, string? cores = null, ViewSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return From(frame, frame.Snapshot.Guests.FirstOrDefault(guest => string.Equals(guest.Project, deployment, StringComparison.Ordinal) && string.Equals(guest.Name, name, StringComparison.Ordinal)), cores, settings);
    }

    /// <summary>By host and runtime name, for guests that no deployment names; null if there is none.</summary>
    public static GuestView? OfHost(LiveFrame frame, string host, string runtimeName, string? cores = null, ViewSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return From(frame, frame.Snapshot.Guests
            .Where(guest => string.Equals(guest.Host, host, StringComparison.Ordinal) && string.Equals(guest.RuntimeName, runtimeName, StringComparison.Ordinal))
            .OrderBy(guest => guest.Project is not null)
            .FirstOrDefault(), cores, settings);
    }

    /// <summary>Only figures differ: the page need not be rendered again.</summary>
    public bool HasShapeOf(GuestView? other) =>
        other is not null && Status == other.Status && HostStatus?.Word == other.HostStatus?.Word && Facts.SequenceEqual(other.Facts)
        && Sections.Length == other.Sections.Length && Sections.Zip(other.Sections).All(pair => pair.First.HasShapeOf(pair.Second));

    private static GuestView? From(LiveFrame frame, JoinedGuest? guest, string? cores, ViewSettings? settings)
    {
        if (guest is null)
        {
            return null;
        }

        Deployment? deployment = frame.Snapshot.Testbed.Deployments.FirstOrDefault(other => string.Equals(other.Name, guest.Project, StringComparison.Ordinal));
        GuestLive live = frame.Guest(guest);
        return new GuestView
        {
            Live = live,
            Status = GuestStatus.Of(guest, deployment),
            HostStatus = frame.Host(guest.Host) is { } host ? Hosts.HostStatus.Of(frame, host, settings?.KnownZone) : null,
            IsStale = guest.Sample is not null && frame.Host(guest.Host)?.State is DataState.Stale,
            IsSimulated = frame.Host(guest.Host)?.Answer.IsSimulated ?? false,
            Facts = GuestFacts.Of(guest),
            Sections = guest.Sample is not null ? GuestSections.From(live, frame, GuestFigures.Of(live), cores, settings) : guest.IsTemplate || guest.NoCollector ? [] : PastSections.OfGuest(guest.Kind),
        };
    }
}
