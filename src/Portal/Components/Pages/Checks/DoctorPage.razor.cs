using Microsoft.AspNetCore.Components;
using Portal.Components.Shared;
using Portal.Doctor;
using Portal.Live;

namespace Portal.Components.Pages.Checks;

/// <summary>Is the portal itself set up well? The checks run when the page is opened and when they are asked for, never by themselves.</summary>
public partial class DoctorPage
{
    private IDoctorVisit? _visit;
    private int _isDue;

    [SupplyParameterFromQuery(Name = "only")]
    public string? Only { get; set; }

    [SupplyParameterFromQuery(Name = "host")]
    public string? Host { get; set; }

    [Inject]
    public required IDoctor Doctor { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    private DoctorFilter Filter => new(Only == DoctorFilter.Failed, Host);

    private DoctorView View { get; set; } = DoctorView.Empty;

    protected override void OnInitialized()
    {
        base.OnInitialized();
        if (RendererInfo.IsInteractive)
        {
            Begin();
        }
    }

    protected override void OnParametersSet()
    {
        Look();
        base.OnParametersSet();
    }

    // Nothing on this page ticks: checks tell of themselves.
    protected override bool Show(LiveFrame frame) => false;

    protected override ScriptMessage? Message(LiveFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return new ScriptMessage { At = frame.Snapshot.TakenAt.ToUnixTimeMilliseconds() };
    }

    protected override void OnLeft() => _visit?.Dispose();

    private void Begin()
    {
        _visit?.Dispose();
        _visit = Doctor.Visit(OnChecked);
        Look();
    }

    // Thirty checks may end within a millisecond: one rendering shows them all.
    private void OnChecked()
    {
        if (Interlocked.Exchange(ref _isDue, 1) == 0)
        {
            _ = InvokeAsync(() =>
            {
                Volatile.Write(ref _isDue, 0);
                Look();
                StateHasChanged();
            });
        }
    }

    private void Look() => View = DoctorView.From(_visit?.Report ?? Doctor.Newest, Filter);

    private void ChooseResult(ChangeEventArgs change) => Navigation.NavigateTo(PageLinks.Doctor(Filter with { OnlyFailed = change.Value as string == DoctorFilter.Failed }));

    private void ChooseHost(ChangeEventArgs change) => Navigation.NavigateTo(PageLinks.Doctor(Filter with { Host = change.Value as string }));
}
