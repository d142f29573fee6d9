using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Portal.Components.Format;
using Portal.Components.Shared;
using Portal.Live;
using Portal.Problems;

namespace Portal.Components.Pages.Problems;

/// <summary>Everything that differs between what should be and what is.</summary>
public partial class ProblemsPage
{
    // Times of rows that stand still need not follow every second.
    private static readonly TimeSpan TimesPeriod = TimeSpan.FromSeconds(5);

    private long _renderedAt;

    [SupplyParameterFromQuery(Name = "severity")]
    public string? Severity { get; set; }

    [SupplyParameterFromQuery(Name = "code")]
    public string? Code { get; set; }

    [SupplyParameterFromQuery(Name = "host")]
    public string? Host { get; set; }

    [SupplyParameterFromQuery(Name = "deployment")]
    public string? Deployment { get; set; }

    [SupplyParameterFromQuery(Name = "muted")]
    public string? Muted { get; set; }

    [Inject]
    public required BrowserMutes Mutes { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [CascadingParameter]
    public TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Utc;

    protected override HostInterest Interest => HostInterest.All;

    private ProblemFilter Filter => new(Severity, Code, Host, Deployment);

    private bool ShowsMuted => Muted == "1";

    private int MutedCount { get; set; }

    private ProblemList List { get; set; } = ProblemList.Empty;

    private ImmutableArray<Problem> Active { get; set; } = [];

    private ImmutableArray<Problem> Solved { get; set; } = [];

    private IEnumerable<ProblemChoice> Choices => ProblemChoice.Of(List, Filter);

    private string Summary => List.CheckedAt is null
        ? "Portal has just started and is asking the hosts."
        : $"{Format.Count.Of(List.Errors, "error", "errors")}, {Format.Count.Of(List.Warnings, "warning", "warnings")}";

    private string Nothing => MutedCount > 0 && !ShowsMuted && Filter.IsEmpty ? "Every problem is muted in this browser."
        : !Filter.IsEmpty && !List.Active.IsEmpty ? "No problem matches the filter."
        : List.CheckedAt is not { } at ? "Portal has just started: problems are looked for when the hosts have had time to answer."
        : $"No problems. {Checked()} checked at {Moment.Text(at, Clock.GetUtcNow(), Zone)}.";

    protected override bool Show(LiveFrame frame)
    {
        ProblemList list = Cluster.Problems;
        bool isDue = Clock.GetElapsedTime(_renderedAt) >= TimesPeriod;
        if (list.HasShapeOf(List) && !isDue && _renderedAt != 0)
        {
            return false;
        }

        ProblemFilter filter = Filter;
        List = list;
        Problem[] matching = [.. list.Active.Where(filter.Matches)];
        ILookup<bool, Problem> isMuted = matching.ToLookup(Mutes.Holds);
        MutedCount = isMuted[true].Count();
        Active = ShowsMuted ? [.. matching] : [.. isMuted[false]];
        Solved = [.. list.Solved.Where(filter.Matches)];
        _renderedAt = Clock.GetTimestamp();
        return true;
    }

    protected override void OnInitialized()
    {
        base.OnInitialized();
        Mutes.Changed += OnMuted;
    }

    protected override void OnLeft() => Mutes.Changed -= OnMuted;

    protected override void OnParametersSet()
    {
        // Another filter: what is shown is no longer what was asked for.
        _renderedAt = 0;
        base.OnParametersSet();
    }

    // New errors are said by the chip at the top, on this page as on every other.
    protected override ScriptMessage? Message(LiveFrame frame) => new() { At = frame.Snapshot.TakenAt.ToUnixTimeMilliseconds() };

    // The row goes or changes at once, and the browser keeps what was chosen.
    private void OnMuted()
    {
        _renderedAt = 0;
        Show(Frame);
        StateHasChanged();
        _ = Script.ApplyAsync(new ScriptMessage { At = Frame.Snapshot.TakenAt.ToUnixTimeMilliseconds(), Mutes = Mutes.Current.ToString(), Say = $"{Format.Count.Of(MutedCount, "problem is", "problems are")} muted in this browser." }).AsTask();
    }

    private string Checked()
    {
        Portal.Cluster.ClusterSnapshot snapshot = Frame.Snapshot;
        return $"{Format.Count.Of(snapshot.Hosts.Length, "host", "hosts")}, {Format.Count.Of(snapshot.Guests.Length, "guest", "guests")} and {Format.Count.Of(snapshot.Testbed.Deployments.Length, "deployment", "deployments")}";
    }

    private void Choose(string name, ChangeEventArgs change)
    {
        string? value = change.Value as string;
        ProblemFilter filter = name switch
        {
            "severity" => Filter with { Severity = value },
            "code" => Filter with { Code = value },
            "host" => Filter with { Host = value },
            _ => Filter with { Deployment = value },
        };
        Navigation.NavigateTo(PageLinks.Problems(filter, ShowsMuted));
    }
}
