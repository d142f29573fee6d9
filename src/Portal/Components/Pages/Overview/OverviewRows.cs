using System.Collections.Immutable;
using Portal.Cluster;
using Portal.Components.Format;
using Portal.Components.Pages.Guests;
using Portal.Components.Shared;
using Portal.Live;
using Portal.Testbed;

namespace Portal.Components.Pages.Overview;

/// <summary>Flattens deployments and their guests into one list, each deployment before its guests, those without a deployment last.</summary>
internal sealed class OverviewRows(LiveFrame frame, OverviewFilter filter)
{
    private const string UnassignedName = "unassigned";

    private readonly ImmutableArray<OverviewRow>.Builder _rows = ImmutableArray.CreateBuilder<OverviewRow>();
    private readonly Dictionary<string, ImmutableArray<JoinedGuest>> _guests = new(StringComparer.Ordinal);
    private readonly HashSet<string> _stale = frame.Hosts.Where(host => host.State is DataState.Stale).Select(host => host.Answer.Name).ToHashSet(StringComparer.Ordinal);

    private readonly HashSet<string> _simulated = frame.Hosts.Where(host => host.Answer.IsSimulated).Select(host => host.Answer.Name).ToHashSet(StringComparer.Ordinal);

    public ImmutableArray<OverviewRow> Rows => _rows.ToImmutable();

    /// <summary>Guests behind each row, for its figures: one for a guest, all for a deployment.</summary>
    public IReadOnlyDictionary<string, ImmutableArray<JoinedGuest>> Guests => _guests;

    public int Shown { get; private set; }

    public void AddAll()
    {
        ILookup<string?, JoinedGuest> byProject = frame.Snapshot.Guests.ToLookup(guest => guest.Project, StringComparer.Ordinal);
        foreach (Deployment deployment in frame.Snapshot.Testbed.Deployments)
        {
            Add(deployment.Name, deployment, [.. byProject[deployment.Name]]);
        }

        ImmutableArray<JoinedGuest> unassigned = [.. byProject[null]];
        if (!unassigned.IsEmpty)
        {
            Add(UnassignedName, deployment: null, unassigned);
        }
    }

    private void Add(string name, Deployment? deployment, ImmutableArray<JoinedGuest> guests)
    {
        string prefix = deployment is null ? "u/" : $"d/{name}/";
        OverviewRow[] rows = [.. guests.Select(guest => Row(prefix, guest, deployment))];
        (OverviewRow Row, JoinedGuest Guest)[] shown = [.. rows.Zip(guests).Where(pair => filter.IsEmpty || filter.Matches(name, pair.First)).OrderByDescending(pair => pair.First.IsProblem).ThenBy(pair => pair.First.Name, NaturalOrder.Instance)];
        OverviewRow group = Group(prefix, name, deployment, guests);
        if (shown.Length == 0 && !filter.IsEmpty && !filter.Matches(name, group))
        {
            return;
        }

        _rows.Add(group);
        _guests[group.Key] = guests;
        foreach ((OverviewRow row, JoinedGuest guest) in shown)
        {
            _rows.Add(row);
            _guests[row.Key] = [guest];
        }

        Shown += shown.Length;
    }

    private static OverviewRow Group(string prefix, string name, Deployment? deployment, ImmutableArray<JoinedGuest> guests) => new()
    {
        Key = prefix,
        IsGroup = true,
        Name = name,
        Href = deployment is null ? null : PageLinks.Deployment(name),
        Status = deployment is null
            ? new Status("unassigned", "Unassigned", Tone.Information, "These run, and no deployment names them.")
            : DeploymentStatus.Of(deployment),
        Detail = deployment switch
        {
            null => "Running here, named by no deployment",
            { HasState: false } => "No state file has been read yet",
            { ReadSuccess: false } => "Its state file can't be read now; this is the last good version",
            _ when guests.IsEmpty => "This deployment describes no guests",
            _ => null,
        },
        IsProblem = deployment is { HasState: true, ReadSuccess: false } or { State: DeploymentState.Failed },
    };

    private OverviewRow Row(string prefix, JoinedGuest guest, Deployment? deployment) => new()
    {
        // The place is part of it: one name may run on two hosts by mistake, and both rows must be told apart.
        Key = $"{prefix}{guest.Kind}/{guest.Host}/{guest.RuntimeName}/{guest.Name}",
        Name = guest.Name,
        Href = PageLinks.Of(guest),
        Status = GuestStatus.Of(guest, deployment),
        Kind = guest.Kind,
        Host = guest.Host,
        Detail = GuestStatus.IsProblem(guest) ? GuestStatus.Of(guest, deployment).Sentence : guest.IsTemplate && guest.Expected?.CloneCount is { } clones ? Count.Of(clones, "clone", "clones") : guest.Expected?.CloneOf is { } template ? $"clone of {template}" : null,
        IsStale = guest.Host is { } host && _stale.Contains(host),
        IsProblem = GuestStatus.IsProblem(guest),
        IsSimulated = guest.Host is { } place && _simulated.Contains(place),
    };
}
