using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using Portal.Configuration;

namespace Portal.Components.Layout;

/// <summary>The browser tab's title: how many problems there are that are not muted stands before what the page is about, so that a tab in the background shows it.</summary>
public sealed partial class TabTitle
{
    private int _shown;

    /// <summary>What the page is about.</summary>
    [Parameter, EditorRequired]
    public required string Text { get; set; }

    [Inject]
    public required IOptions<PortalOptions> Options { get; init; }

    private string Title => $"{(Options.Value.IsDemo ? "[Demo] " : "")}{(_shown > 0 ? $"({_shown}) " : "")}{Text} · Portal";

    protected override bool Read()
    {
        int before = _shown;
        _shown = Mutes.Counts(Problems).Total;
        return _shown != before;
    }
}
