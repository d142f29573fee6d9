using System.Collections.Immutable;
using Portal.Cluster;
using Portal.Components.Pages.Deployments;
using Portal.Components.Pages.GuestList;
using Portal.Components.Pages.Overview;
using Portal.Components.Shared;
using Portal.Components.Tables;
using Portal.Live;
using Portal.Problems;
using Portal.Testbed;

namespace Portal.Components.Pages.DeploymentList;

/// <summary>A deployment of the list at one moment: how it fares and what its guests use.</summary>
public sealed record DeploymentEntry : ITableRow
{
    public required Deployment Deployment { get; init; }

    public string Name => Deployment.Name;

    public required Status Status { get; init; }

    public GuestTally Guests { get; init; }

    public ImmutableArray<string> Kinds { get; init; } = [];

    /// <summary>Where its guests run or should.</summary>
    public ImmutableArray<string> Hosts { get; init; } = [];

    public required DeploymentUse Use { get; init; }

    /// <summary>Whose use it is, in the history.</summary>
    public ImmutableArray<SubjectKey> Subjects { get; init; } = [];

    public ProblemTally Problems { get; init; }

    /// <summary>Null while its files can be used.</summary>
    public FileOutage? Outage { get; init; }

    public bool IsSimulated { get; init; }

    /// <summary>The state's word as filters write it: without the command that failed.</summary>
    public string State => Deployment.State switch
    {
        DeploymentState.Running => "working",
        var state => state.ToString().ToLowerInvariant(),
    };

    IEnumerable<string?> ITableRow.AllTexts => [Name, Status.Word, .. Kinds, .. Hosts];

    IEnumerable<string?> ITableRow.Texts(string field) => field switch
    {
        "deployment" => [Name],
        "state" => [State, Status.Word],
        "kind" => [.. Kinds],
        "host" => [.. Hosts],
        _ => [],
    };

    double? ITableRow.Figure(string field) => field switch
    {
        "cpu" => Use.CpuCores,
        "guests" => Guests.Running,
        "problems" => Problems.Count,
        _ => null,
    };

    internal static DeploymentEntry From(LiveFrame frame, Deployment deployment, IReadOnlyCollection<GuestEntry> entries, IEnumerable<Problem> problems)
    {
        JoinedGuest[] guests = [.. entries.Select(entry => entry.Guest)];
        ImmutableArray<string> hosts = DeploymentView.HostsOf(guests);
        return new DeploymentEntry
        {
            Deployment = deployment,
            Status = DeploymentStatus.Of(deployment),
            Guests = GuestTally.Of(guests),
            Kinds = [.. guests.Select(guest => guest.Kind).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Hosts = hosts,
            Use = DeploymentUse.Of(entries.Select(entry => entry.Use)),
            Subjects = [.. guests.Where(guest => !guest.IsTemplate).Select(SubjectKey.Of).OfType<SubjectKey>()],
            Problems = ProblemTally.Of(problems),
            Outage = FileOutage.Of(deployment),
            IsSimulated = DeploymentView.IsSimulatedOn(frame, hosts),
        };
    }
}
