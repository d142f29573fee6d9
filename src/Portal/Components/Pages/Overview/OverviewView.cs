using System.Collections.Immutable;
using Portal.Components.Charts;
using Portal.Components.Format;
using Portal.Components.Pages.DeploymentList;
using Portal.Components.Pages.GuestList;
using Portal.Components.Pages.HostList;
using Portal.Components.Preferences;
using Portal.Components.Shared;
using Portal.Components.Tables;
using Portal.Live;
using Portal.Problems;
using Portal.Stack;

namespace Portal.Components.Pages.Overview;

/// <summary>The overview at one moment: immutable, made from a frame, the problems, the stack and what is asked alone.</summary>
public sealed record OverviewView
{
    private Dictionary<string, GuestEntry> _guests = [];
    private Dictionary<string, HostEntry> _hosts = [];
    private ViewSettings _settings = ViewSettings.Default;

    public required LiveFrame Frame { get; init; }

    public required ClusterUse Cluster { get; init; }

    public required ProblemList Problems { get; init; }

    public ImmutableArray<SetupLine> Setup { get; init; } = [];

    public ImmutableArray<OverviewTile> Tiles { get; init; } = [];

    public ImmutableArray<HostRow> Hosts { get; init; } = [];

    public ImmutableArray<DeploymentEntry> Deployments { get; init; } = [];

    public ImmutableArray<GuestEntry> Busiest { get; init; } = [];

    /// <summary>Said in the first seconds, while some hosts have not answered; else null.</summary>
    public string? Starting { get; init; }

    internal OverviewOrder Order { get; init; } = OverviewOrder.Of([], [], BusyBy.All[0]);

    public string HostsInSums => Cluster.Hosts == _hosts.Count ? Count.Of(_hosts.Count, "host", "hosts") : $"{Cluster.Hosts} of {Count.Of(_hosts.Count, "host", "hosts")}";

    /// <param name="order">Of an earlier moment, to be kept; null for a new one.</param>
    internal static OverviewView From(LiveFrame frame, ProblemList problems, StackState stack, BusyBy by, OverviewOrder? order = null, ViewSettings? settings = null)
    {
        ImmutableArray<HostEntry> hosts = HostEntries.Of(frame, settings?.KnownZone);
        ImmutableArray<GuestEntry> guests = GuestEntries.Of(frame);
        OverviewOrder kept = order is not null && order.By == by ? order : OverviewOrder.Of(hosts, guests, by);
        ImmutableArray<GuestEntry> busiest = kept.Apply(guests);
        return new OverviewView
        {
            Frame = frame,
            Cluster = ClusterUse.Of(hosts, guests),
            Problems = problems,
            Setup = SetupLine.Of(frame, stack),
            Tiles = [OverviewTile.Hosts(hosts), OverviewTile.Guests(guests), OverviewTile.Deployments(frame.Snapshot.Testbed.Deployments), OverviewTile.Problems(problems)],
            Hosts = [.. kept.Apply(hosts).Select(HostRow.From)],
            Deployments = DeploymentsView.From(frame, problems, new TableQuery()).Deployments,
            Busiest = busiest,
            Starting = StartingOf(frame),
            Order = kept,
            _settings = settings ?? ViewSettings.Default,
            _hosts = hosts.ToDictionary(host => host.Name, StringComparer.Ordinal),
            _guests = busiest.ToDictionary(guest => guest.Key, StringComparer.Ordinal),
        };
    }

    /// <summary>Only figures differ: the page need not be rendered again.</summary>
    public bool HasShapeOf(OverviewView other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Frame.HasSnapshot == other.Frame.HasSnapshot && Starting == other.Starting && HostsInSums == other.HostsInSums && Problems.HasShapeOf(other.Problems)
            && Setup.SequenceEqual(other.Setup) && Tiles.SequenceEqual(other.Tiles)
            && Same(Hosts, other.Hosts, static (one, two) => one.HasShapeOf(two))
            && Same(Deployments, other.Deployments, static (one, two) => DeploymentRow.From(one).HasShapeOf(DeploymentRow.From(two)))
            && Same(Busiest, other.Busiest, static (one, two) => one.Key == two.Key && one.IsStale == two.IsStale);
    }

    /// <summary>Text of a live cell: of the cluster (<c>c</c>), a host (<c>h/</c> and its name), a deployment (<c>d/</c>) or a guest (<c>g/</c> and its key).</summary>
    public CellText Cell(string row, string column) => row switch
    {
        ClusterCapacity.Row => ClusterTexts.Of(Cluster, column, _settings.Network),
        ['h', '/', .. var name] when _hosts.TryGetValue(name, out HostEntry? host) => HostTexts.Of(host, column, _settings),
        ['g', '/', .. var key] when _guests.TryGetValue(key, out GuestEntry? guest) => GuestTexts.Of(guest, column, _settings),
        ['d', '/', .. var name] when Deployments.FirstOrDefault(entry => entry.Name == name) is { } entry => DeploymentTexts.Of(entry, column, _settings.Network),
        _ => new CellText(Number.Absent),
    };

    public SparkSource? Spark(string row, string column) => row switch
    {
        ClusterCapacity.Row => ClusterTexts.Spark(Cluster, _hosts.Keys, column, _settings.Network),
        ['h', '/', .. var name] when _hosts.TryGetValue(name, out HostEntry? host) => HostSparks.Of(host, column),
        ['g', '/', .. var key] when _guests.TryGetValue(key, out GuestEntry? guest) => GuestSparks.Of(guest, column),
        _ => null,
    };

    private static string? StartingOf(LiveFrame frame)
    {
        int waiting = frame.Hosts.Count(host => host.State is DataState.Waiting);
        int hosts = frame.Snapshot.Hosts.Length;
        return waiting == 0 ? null : $"Portal started {Span.Text(frame.SinceStart)} ago; {hosts - waiting} of {Count.Of(hosts, "host", "hosts")} {(hosts - waiting == 1 ? "has" : "have")} answered so far.";
    }

    private static bool Same<T>(ImmutableArray<T> one, ImmutableArray<T> two, Func<T, T, bool> same) =>
        one.Length == two.Length && one.Zip(two).All(pair => same(pair.First, pair.Second));
}
