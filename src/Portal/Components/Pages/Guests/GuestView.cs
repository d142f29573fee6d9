using System.Collections.Immutable;
using Portal.Cluster;
using Portal.Collectors;
using Portal.Components.Format;
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

    /// <summary>Empty for a guest that isn't reported.</summary>
    public ImmutableArray<SectionView> Sections { get; init; } = [];

    /// <summary>By deployment and name; null if there is none.</summary>
    public static GuestView? OfDeployment(LiveFrame frame, string deployment, string name, ViewSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return From(frame, frame.Snapshot.Guests.FirstOrDefault(guest => string.Equals(guest.Project, deployment, StringComparison.Ordinal) && string.Equals(guest.Name, name, StringComparison.Ordinal)), settings);
    }

    /// <summary>By host and runtime name, for guests that no deployment names; null if there is none.</summary>
    public static GuestView? OfHost(LiveFrame frame, string host, string runtimeName, ViewSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return From(frame, frame.Snapshot.Guests
            .Where(guest => string.Equals(guest.Host, host, StringComparison.Ordinal) && string.Equals(guest.RuntimeName, runtimeName, StringComparison.Ordinal))
            .OrderBy(guest => guest.Project is not null)
            .FirstOrDefault(), settings);
    }

    /// <summary>Only figures differ: the page need not be rendered again.</summary>
    public bool HasShapeOf(GuestView? other) =>
        other is not null && Status == other.Status && HostStatus?.Word == other.HostStatus?.Word && Facts.SequenceEqual(other.Facts)
        && Sections.Length == other.Sections.Length && Sections.Zip(other.Sections).All(pair => pair.First.HasShapeOf(pair.Second));

    private static GuestView? From(LiveFrame frame, JoinedGuest? guest, ViewSettings? settings)
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
            Facts = Identity(guest, frame.Snapshot.TakenAt),
            Sections = guest.Sample is null ? [] : GuestSections.From(live, frame, GuestFigures.Of(live), settings),
        };
    }

    private static ImmutableArray<Fact> Identity(JoinedGuest guest, DateTimeOffset now)
    {
        ImmutableArray<ExpectedInterface> interfaces = guest.Expected?.Interfaces ?? [];
        return
        [
            new Fact("Kind", guest.Kind),
            new Fact("Host", guest.Host, guest.Host is { } host ? PageLinks.Host(host) : null),
            new Fact("Deployment", guest.Project ?? "none", guest.Project is { } project ? PageLinks.Deployment(project) : null),
            new Fact("Runtime name", guest.RuntimeName),
            new Fact("Id", guest.Sample?.RuntimeId),
            new Fact("Image", guest.Sample?.Image ?? guest.Expected?.Image),
            new Fact("Addresses", Joined(interfaces.Select(one => one.Address))),
            new Fact("MAC", Joined(interfaces.Select(one => one.Mac))),
            new Fact("Virtual CPUs", (guest.Sample?.Cpu?.VcpuCount ?? guest.Expected?.Cpus)?.ToString()),
            new Fact("Memory", guest.Expected?.MemoryBytes is { } memory ? Bytes.Text(memory) : null),
            new Fact("Clone of", guest.Expected?.CloneOf, guest is { Project: { } own, Expected.CloneOf: { } template } ? PageLinks.Guest(own, template) : null),
            new Fact("Clones", guest.Expected?.CloneCount is { } clones ? Count.Text(clones) : null),

            new Fact("Running for", guest.Sample is { State: GuestState.Running, StartedAt: { } started } ? ToTheMinute(now - started) : null),
            new Fact("Health", guest.Sample?.Healthy switch { true => "healthy", false => "unhealthy", null => null }),
        ];
    }

    // To the minute, so that the header does not change at every tick.
    private static string ToTheMinute(TimeSpan running) =>
        running < TimeSpan.FromMinutes(1) ? "less than a minute" : Span.Text(TimeSpan.FromMinutes(Math.Floor(running.TotalMinutes)));

    private static string? Joined(IEnumerable<string?> parts) =>
        string.Join(", ", parts.Where(part => part is not null)) is { Length: > 0 } text ? text : null;
}
