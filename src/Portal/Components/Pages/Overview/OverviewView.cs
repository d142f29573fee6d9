using System.Collections.Immutable;
using Portal.Cluster;
using Portal.Collectors;
using Portal.Components.Pages.Guests;
using Portal.Components.Pages.Hosts;
using Portal.Components.Preferences;
using Portal.Components.Shared;
using Portal.Live;
using Portal.Testbed;

namespace Portal.Components.Pages.Overview;

/// <summary>The overview at one moment: immutable, made from a frame and the filter alone.</summary>
public sealed record OverviewView
{
    private IReadOnlyDictionary<string, ImmutableArray<JoinedGuest>> _guests = ImmutableDictionary<string, ImmutableArray<JoinedGuest>>.Empty;

    private ViewSettings _settings = ViewSettings.Default;

    public required LiveFrame Frame { get; init; }

    public required OverviewTotals Totals { get; init; }

    public ImmutableArray<OverviewHost> Hosts { get; init; } = [];

    public ImmutableArray<OverviewRow> Rows { get; init; } = [];

    /// <summary>Guests that the filter lets through, and all.</summary>
    public int ShownGuests { get; init; }

    public int AllGuests { get; init; }

    public ImmutableArray<FileProblem> Problems { get; init; } = [];

    /// <summary>Said in the first seconds, while some hosts have not answered; else null.</summary>
    public string? Starting { get; init; }

    public static OverviewView From(LiveFrame frame, string? query, ViewSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var rows = new OverviewRows(frame, new OverviewFilter(query));
        rows.AddAll();
        return new OverviewView
        {
            Frame = frame,
            Totals = OverviewTotals.Of(frame),
            Hosts = [.. frame.Hosts.Select(host => OverviewHost.From(frame, host, settings?.KnownZone))],
            Rows = rows.Rows,
            _guests = rows.Guests,
            _settings = settings ?? ViewSettings.Default,
            ShownGuests = rows.Shown,
            Starting = StartingOf(frame),
            AllGuests = frame.Snapshot.Guests.Length,
            Problems = [.. frame.Snapshot.Testbed.Problems, .. frame.Snapshot.Testbed.Deployments.SelectMany(deployment => deployment.Problems)],
        };
    }

    /// <summary>Only figures differ: the page need not be rendered again.</summary>
    public bool HasShapeOf(OverviewView other) =>
        Frame.HasSnapshot == other.Frame.HasSnapshot && Starting == other.Starting && Totals == other.Totals && AllGuests == other.AllGuests && Frame.Snapshot.Testbed.Source == other.Frame.Snapshot.Testbed.Source
        && Same(Hosts, other.Hosts, static (one, two) => one.HasShapeOf(two))
        && Same(Rows, other.Rows, static (one, two) => one.HasShapeOf(two))
        && Problems.SequenceEqual(other.Problems);

    /// <summary>Text of a live cell: a host's row (<c>h/</c> and its name), a deployment's or a guest's.</summary>
    public CellText Cell(string row, string column) =>
        row.StartsWith("h/", StringComparison.Ordinal) ? HostCells.Of(Frame, row[2..], column, _settings)
        : _guests.TryGetValue(row, out ImmutableArray<JoinedGuest> guests)
            ? guests.Length == 1 && !row.EndsWith('/') ? GuestCells.Of(Frame.Guest(guests[0]), Frame, column, _settings) : GroupCells.Of(Frame, guests, column, _settings.Network)
            : new CellText(Format.Number.Absent);

    private static string? StartingOf(LiveFrame frame)
    {
        int waiting = frame.Hosts.Count(host => host.State is DataState.Waiting);
        int hosts = frame.Snapshot.Hosts.Length;
        return waiting == 0 ? null : $"Portal started {Format.Span.Text(frame.SinceStart)} ago; {hosts - waiting} of {Format.Count.Of(hosts, "host", "hosts")} {(hosts - waiting == 1 ? "has" : "have")} answered so far.";
    }

    private static bool Same<T>(ImmutableArray<T> one, ImmutableArray<T> two, Func<T, T, bool> same) =>
        one.Length == two.Length && one.Zip(two).All(pair => same(pair.First, pair.Second));
}

/// <summary>The numbers of the tiles.</summary>
public sealed record OverviewTotals(int Hosts, int LiveHosts, int Deployments, int UpDeployments, int RunningGuests, int ExpectedGuests, int ProblemGuests, int UnknownGuests)
{
    internal static OverviewTotals Of(LiveFrame frame) => Of(frame.Snapshot, frame.Hosts.Count(HostStatus.IsLive));

    private static OverviewTotals Of(ClusterSnapshot snapshot, int liveHosts) => new(
        snapshot.Hosts.Length,
        liveHosts,
        snapshot.Testbed.Deployments.Length,
        snapshot.Testbed.Deployments.Count(deployment => deployment.State is DeploymentState.Up),
        snapshot.Guests.Count(guest => guest is { State: GuestState.Running, IsTemplate: false }),
        snapshot.Guests.Count(guest => guest.ShouldRun),
        snapshot.Guests.Count(GuestStatus.IsProblem),
        snapshot.Guests.Count(guest => guest is { State: GuestState.Unknown, ShouldRun: true }));
}
