using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Portal.Components.Format;
using Portal.Components.Shared;
using Portal.Live;

namespace Portal.Components.Pages.Deployments.State;

/// <summary>The state file of one deployment, line by line. What is sought and where one is stands in the address.</summary>
public partial class StateTab
{
    private const string LinesId = "state-lines";

    /// <summary>In pixels, as the stylesheet has it.</summary>
    private const int LineHeight = 20;

    /// <summary>A list to choose from; others are found by searching.</summary>
    private const int MostJumps = 500;

    /// <summary>Before the page is alive.</summary>
    private const int FirstLines = 60;

    private int? _shownLine;

    [Parameter, EditorRequired]
    public required string Deployment { get; set; }

    [SupplyParameterFromQuery(Name = "find")]
    public string? Sought { get; set; }

    [SupplyParameterFromQuery(Name = "line")]
    public int? Line { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    private StateView? View { get; set; }

    private ImmutableArray<StateChangeLine> Changes { get; set; } = [];

    private ImmutableArray<int> Found { get; set; } = [];

    private int[] Indexes { get; set; } = [];

    private string FileName => $"{Deployment}-state.json";

    private string StateAddress => PageLinks.State(Deployment);

    private string Nothing => View switch
    {
        { Refusal: { } refusal } => $"The state file can't be used: {refusal.Detail}",
        { Path: { } path } => $"There is no state file yet. The testbed makes {path} when artefacts are generated.",
        _ => "There is no state file: the deployment names no folder that it could lie in.",
    };

    private string Hits => Found.IsEmpty
        ? "No line holds it."
        : Found.IndexOf((Line ?? 0) - 1) is >= 0 and var at
            ? string.Create(CultureInfo.InvariantCulture, $"{at + 1} of {Count.Of(Found.Length, "line", "lines")}")
            : Count.Of(Found.Length, "line", "lines");

    protected override void OnParametersSet()
    {
        base.OnParametersSet();
        Found = View?.Lines?.Find(Sought) ?? [];
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await base.OnAfterRenderAsync(firstRender);
        if (IsShown && Line is { } line && line != _shownLine)
        {
            await Script.ShowLineAsync(LinesId, line, LineHeight);
        }

        _shownLine = Line;
    }

    protected override bool Show(LiveFrame frame)
    {
        StateView? view = StateView.From(frame, Deployment);
        if (view is null || view == View)
        {
            // Of a deployment that is gone the last version stays.
            return false;
        }

        View = view;
        Changes = view.Difference;
        Indexes = [.. Enumerable.Range(0, view.Lines?.Lines.Length ?? 0)];
        Found = view.Lines?.Find(Sought) ?? [];
        return true;
    }

    protected override ScriptMessage? Message(LiveFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return new ScriptMessage { At = frame.Snapshot.TakenAt.ToUnixTimeMilliseconds() };
    }

    private void Seek(ChangeEventArgs change)
    {
        string? sought = change.Value as string;
        ImmutableArray<int> found = View?.Lines?.Find(sought) ?? [];
        To(sought, found.IsEmpty ? null : found[0] + 1);
    }

    private void Step(KeyboardEventArgs key)
    {
        if (key.Key == "Enter")
        {
            Go(key.ShiftKey ? -1 : +1);
        }
    }

    /// <summary>To the next line that holds it, and from the last to the first.</summary>
    private void Go(int step)
    {
        if (!Found.IsEmpty)
        {
            int at = Found.IndexOf((Line ?? 0) - 1);
            To(Sought, Found[((at < 0 && step < 0 ? 0 : at) + step + Found.Length) % Found.Length] + 1);
        }
    }

    private void Jump(ChangeEventArgs change) => To(Sought, int.TryParse(change.Value as string, CultureInfo.InvariantCulture, out int line) ? line : null);

    private void To(string? sought, int? line) => Navigation.NavigateTo(
        $"{PageLinks.Deployment(Deployment)}?tab=state{(string.IsNullOrEmpty(sought) ? null : "&find=" + Uri.EscapeDataString(sought))}{(line is { } at ? string.Create(CultureInfo.InvariantCulture, $"&line={at}") : null)}",
        replace: true);
}
