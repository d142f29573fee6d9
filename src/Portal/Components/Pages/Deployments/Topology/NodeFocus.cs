using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Portal.Components.Pages.Deployments.Topology;

internal static class NodeFocus
{
    public static async Task MoveToAsync(ElementReference element)
    {
        try
        {
            await element.FocusAsync(preventScroll: true);
        }
        catch (JSDisconnectedException)
        {
            // The tab was closed meanwhile.
        }
    }
}
