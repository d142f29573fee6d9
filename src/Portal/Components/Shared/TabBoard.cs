using Microsoft.JSInterop;
using Portal.Components.Preferences;

namespace Portal.Components.Shared;

/// <summary>What the browser says of its tab: paused, hidden, how it wants its pages. One per circuit, used on it only.</summary>
public sealed class TabBoard(CircuitLive live, Action<ViewSettings> onView)
{
    [JSInvokable]
    public void SetPaused(bool isPaused) => live.Pause(isPaused);

    [JSInvokable]
    public void SetHidden(bool isHidden) => live.Hide(isHidden);

    /// <summary>The text of its cookie.</summary>
    [JSInvokable]
    public void SetView(string text) => onView(ViewSettings.Parse(text));
}
