using System.Collections.Immutable;
using Portal.Cluster;
using Portal.Components.Histories;
using Portal.Components.Pages.Guests;
using Portal.Components.Pages.Overview;
using Portal.Live;

namespace Portal.Components.Pages.Deployments.Dashboard;

/// <summary>What the dashboard of a deployment draws: immutable, made from a frame and what is unfolded.</summary>
internal sealed record DashboardView
{
    /// <summary>Of a guest that is unfolded.</summary>
    private static readonly string[] OfGuest = ["cpu", "memory"];

    /// <summary>Its panels, those that are listed first.</summary>
    public static ImmutableArray<SectionView> Sections { get; } =
    [
        new() { Id = "cpu", Title = "CPU by guest" },
        new() { Id = "memory", Title = "Memory by guest" },
        new() { Id = "network", Title = "Network by guest" },
        new() { Id = "disks", Title = "Disk by guest" },
        new() { Id = "guests", Title = "Guests expected, running, unknown" },
        new() { Id = "pressure", Title = "Pressure by guest" },
    ];

    public required HistorySubject Whole { get; init; }

    /// <summary>Every guest that is meant to run, by name.</summary>
    public ImmutableArray<string> Guests { get; init; } = [];

    /// <summary>Those that are unfolded.</summary>
    public ImmutableArray<DashboardGuest> Open { get; init; } = [];

    public static DashboardView From(LiveFrame frame, string deployment, IReadOnlySet<string> open)
    {
        JoinedGuest[] guests = [.. frame.Snapshot.Guests.Where(guest => guest.Project == deployment && !guest.IsTemplate).OrderBy(guest => guest.Name, NaturalOrder.Instance)];
        return new DashboardView
        {
            Whole = HistorySubject.OfDeployment(deployment, Lines(guests)),
            Guests = [.. guests.Select(guest => guest.Name).Distinct(StringComparer.Ordinal)],
            Open = [.. guests.Where(guest => open.Contains(guest.Name)).DistinctBy(guest => guest.Name, StringComparer.Ordinal).Select(guest => Unfolded(frame, deployment, guest))],
        };
    }

    private static DashboardGuest Unfolded(LiveFrame frame, string deployment, JoinedGuest guest)
    {
        string prefix = $"{guest.Name}/";
        ImmutableArray<SectionView> sections = GuestView.OfDeployment(frame, deployment, guest.Name)?.Sections ?? [];
        return new DashboardGuest(
            guest.Name,
            HistorySubject.OfGuest(guest).Part(prefix, OfGuest),
            [.. OfGuest.Select(id => (sections.FirstOrDefault(section => section.Id == id) ?? new SectionView { Id = id, Title = id == "cpu" ? "CPU" : "Memory" }) with { Id = prefix + id })]);
    }

    // The same figures that the panels ask Prometheus for, as they are kept here.
    private static ImmutableDictionary<string, ImmutableArray<HistoryLine>> Lines(JoinedGuest[] guests)
    {
        (JoinedGuest Guest, SubjectKey Key)[] kept = [.. guests.Where(guest => guest.Host is not null).Select(guest => (guest, SubjectKey.Of(guest)!.Value))];
        return new Dictionary<string, ImmutableArray<HistoryLine>>(StringComparer.Ordinal)
        {
            ["cpu"] = [.. kept.Select(one => new HistoryLine(one.Guest.Name, one.Key, ["cpu/total"]))],
            ["memory"] = [.. kept.Select(one => new HistoryLine(one.Guest.Name, one.Key, [one.Guest.Sample?.Memory is { WorkingSetBytes: null, RssBytes: not null } ? "mem/rss" : "mem/workingset"]))],
            ["network"] = [.. kept.SelectMany(one => Directions(one.Guest, one.Key))],
            ["disks"] =
            [
                .. kept.SelectMany(one => (HistoryLine[])[new($"{one.Guest.Name} read", one.Key, ["storage/read"]), new($"{one.Guest.Name} written", one.Key, ["storage/write"])]),
            ],
            ["guests"] = [],
            ["pressure"] = [],
        }.ToImmutableDictionary();
    }

    private static IEnumerable<HistoryLine> Directions(JoinedGuest guest, SubjectKey key)
    {
        string[] interfaces = [.. (guest.Sample?.Networks is { IsDefault: false } networks ? networks : []).Select(network => network.Interface).Where(name => name is not "lo")];
        yield return new HistoryLine($"{guest.Name} in", key, [.. interfaces.Select(name => $"net/{name}/in")]);
        yield return new HistoryLine($"{guest.Name} out", key, [.. interfaces.Select(name => $"net/{name}/out")]);
    }
}

/// <summary>A guest whose panels are unfolded.</summary>
internal sealed record DashboardGuest(string Name, HistorySubject Subject, ImmutableArray<SectionView> Sections);
