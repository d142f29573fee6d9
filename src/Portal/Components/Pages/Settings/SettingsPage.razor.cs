using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Options;
using Portal.Components.Preferences;
using Portal.Components.Shared;
using Portal.Configuration;
using Portal.Live;

namespace Portal.Components.Pages.Settings;

/// <summary>How this browser wants its pages, and below what this portal is. The script keeps each choice when it is made, and tells the circuit.</summary>
public partial class SettingsPage
{
    [Inject]
    public required IOptions<PortalOptions> Configured { get; init; }

    [Inject]
    public required IServer Server { get; init; }

    [Inject]
    public required Viewers Viewers { get; init; }

    private ImmutableArray<Fact> Facts { get; set; } = [];

    private ImmutableArray<ShownOption> Options { get; set; } = [];

    // A zone that was chosen elsewhere, or under an old name, is offered too.
    private IEnumerable<string> Zones => Settings.ChosenZone is { } chosen && !TimeZones.All.Contains(chosen) ? [chosen, "UTC", .. TimeZones.All] : ["UTC", .. TimeZones.All];

    protected override void OnInitialized()
    {
        base.OnInitialized();
        Facts = PortalFacts.Of(Configured.Value, Server, Viewers.Count, Clock);
        Options = ShownOption.AllOf(Configured.Value);
    }

    protected override bool Show(LiveFrame frame) => false;

    // Nothing here ticks; but that the portal is heard of says so.
    protected override ScriptMessage Message(LiveFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return new ScriptMessage { At = frame.Snapshot.TakenAt.ToUnixTimeMilliseconds() };
    }
}
