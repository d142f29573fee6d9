using Microsoft.JSInterop;

namespace Portal.Components.Layout.Tree;

/// <summary>What the browser says of the tree beside the page. One per circuit, used on it only.</summary>
public sealed class TreeBoard(Func<string, Task> onFold, Func<Task> onReturn)
{
    /// <summary>Folds or unfolds a row.</summary>
    /// <param name="row">Id of its element; nothing happens if it is no longer there.</param>
    [JSInvokable]
    public Task Fold(string row) => onFold(row);

    /// <summary>The connection was lost and is back: what was sent meanwhile may have been lost with it.</summary>
    [JSInvokable]
    public Task ShowAgain() => onReturn();
}
