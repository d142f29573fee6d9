using System.Globalization;
using Microsoft.AspNetCore.Components;
using Portal.Components.Pages.Capacity;
using Portal.Components.Shared;
using Portal.Live;

namespace Portal.Components.Pages.Deployments;

/// <summary>What the hosts of a deployment have, what is promised of it, and whether the deployment would fit again.</summary>
public partial class CapacityTab
{
    // As it stands there, once more.
    private const int UsualCopies = 2;

    private static readonly TimeSpan FigurePeriod = TimeSpan.FromSeconds(1.8);

    private long? _figuresAt;

    [Parameter, EditorRequired]
    public required string Deployment { get; set; }

    [SupplyParameterFromQuery(Name = "copies")]
    public string? Copies { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    protected override HostInterest Interest => HostInterest.All;

    private CapacityView View { get; set; } = new();

    protected override bool Show(LiveFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (!View.Hosts.IsEmpty && frame.Snapshot.Testbed.Deployments.All(deployment => deployment.Name != Deployment))
        {
            // It is gone: its last figures stay.
            return false;
        }

        CapacityView before = View;
        View = CapacityView.OfDeployment(frame, Deployment, Asked(Copies) ?? UsualCopies);
        Dictionary<string, string> hosts = View.Hosts.ToDictionary(host => host.Key, host => host.Name, StringComparer.Ordinal);
        Cells.Use((row, column) => hosts.TryGetValue(row, out string? host) ? CapacityView.Cell(frame, host, column) : new CellText(Format.Number.Absent));
        return !View.HasShapeOf(before);
    }

    protected override ScriptMessage? Message(LiveFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        bool isDue = _figuresAt is not { } last || Clock.GetElapsedTime(last) >= FigurePeriod;
        _figuresAt = isDue ? Clock.GetTimestamp() : _figuresAt;
        return new ScriptMessage { At = frame.Snapshot.TakenAt.ToUnixTimeMilliseconds(), Cells = isDue ? Cells.Changes() : null };
    }

    /// <summary>Null for what is no number of copies.</summary>
    internal static int? Asked(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int copies) && copies is > 0 and <= CapacityView.MostCopies ? copies : null;

    private void Choose(ChangeEventArgs change)
    {
        int copies = Asked(change.Value as string) ?? UsualCopies;
        Navigation.NavigateTo($"{PageLinks.Deployment(Deployment)}?tab=capacity{(copies == UsualCopies ? string.Empty : $"&copies={copies}")}");
    }
}
