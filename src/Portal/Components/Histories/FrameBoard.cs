using Microsoft.JSInterop;

namespace Portal.Components.Histories;

/// <summary>What the browser says of a page's frames. Its words are only ever compared with ours.</summary>
public sealed class FrameBoard(Action<IEnumerable<string>> onShown, Func<string, Task> onFault)
{
    private const int MaxFrames = 64;

    /// <summary>Sections whose frame is on screen now.</summary>
    [JSInvokable]
    public void ShowFrames(string[] sections)
    {
        ArgumentNullException.ThrowIfNull(sections);
        onShown(sections.Take(MaxFrames));
    }

    /// <summary>A frame holds something else than a panel.</summary>
    [JSInvokable]
    public Task FrameFailed(string why) => onFault(why switch
    {
        "late" => "Grafana's panels did not load in 8 s.",
        "refused" => "Grafana refuses to be shown in a page. Set allow_embedding.",
        _ => "Grafana asks for a sign-in. Allow anonymous viewers.",
    });
}
