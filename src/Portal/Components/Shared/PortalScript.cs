using System.Text.Json;
using Microsoft.JSInterop;

namespace Portal.Components.Shared;

/// <summary>The one way from the pages to the browser's script. One per circuit.</summary>
public sealed class PortalScript(IJSRuntime runtime) : IAsyncDisposable
{
    /// <summary>The same address as the script tag's, so that the browser has one instance of the module.</summary>
    public static string Address { get; } = AssetAddress.Of("js/portal.js");

    private IJSObjectReference? _module;

    /// <summary>Adds what has changed beside the page to each message, so that a tick stays one call.</summary>
    public Func<ScriptMessage, ScriptMessage>? Beside { get; set; }

    /// <summary>Handed over so far.</summary>
    public long Messages { get; private set; }

    /// <summary>Hands a message to the script; false once the browser has gone, which is normal.</summary>
    public async ValueTask<bool> ApplyAsync(ScriptMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        Messages++;
        ScriptMessage whole = Beside?.Invoke(message) ?? message;

        // Written here: the runtime has serializers of its own for each tab, which learn every type anew.
        return await CallAsync("apply", JsonSerializer.SerializeToElement(whole, JsonSerializerOptions.Web));
    }

    /// <summary>From now on the script tells this object which charts come on screen.</summary>
    public async ValueTask<bool> ConnectAsync<T>(DotNetObjectReference<T> board)
        where T : class => await CallAsync("connect", board);

    /// <summary>From now on the script tells this object which frames come on screen and which of them fail.</summary>
    public async ValueTask<bool> ConnectFramesAsync<T>(DotNetObjectReference<T> board)
        where T : class => await CallAsync("connectFrames", board);

    /// <summary>From now on the script tells this object which sparklines are on screen.</summary>
    public async ValueTask<bool> ConnectSparksAsync<T>(DotNetObjectReference<T> lines)
        where T : class => await CallAsync("connectSparks", lines);

    /// <summary>Scrolls a box of lines of one height so that a line is in sight.</summary>
    /// <param name="box">Id of the box.</param>
    /// <param name="line">Counted from one.</param>
    /// <param name="height">Of each line, in pixels.</param>
    public async ValueTask<bool> ShowLineAsync(string box, int line, int height) => await CallAsync("showLine", new { box, line, height });

    /// <summary>From now on the script tells this object whether the tab is paused or hidden, and how it wants its pages.</summary>
    public async ValueTask<bool> ConnectTabAsync<T>(DotNetObjectReference<T> board)
        where T : class => await CallAsync("connectTab", board);

    /// <summary>From now on the script tells this object which rows of the tree are folded.</summary>
    public async ValueTask<bool> ConnectTreeAsync<T>(DotNetObjectReference<T> board)
        where T : class => await CallAsync("connectTree", board);

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_module is not null)
            {
                await _module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser has gone, and the module with it.
        }
    }

    private async ValueTask<bool> CallAsync(string function, object argument)
    {
        try
        {
            _module ??= await runtime.InvokeAsync<IJSObjectReference>("import", "./" + Address);
            await _module.InvokeVoidAsync(function, argument);
            return true;
        }
        catch (Exception gone) when (gone is JSDisconnectedException or OperationCanceledException)
        {
            // The tab was closed between two ticks.
            return false;
        }
    }
}
