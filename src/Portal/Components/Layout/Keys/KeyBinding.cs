namespace Portal.Components.Layout.Keys;

/// <summary>A key of the keyboard and what it does. The help dialog shows it; the script reads what to do off that dialog, so that neither can say what the other does not do.</summary>
/// <param name="Keys">One key, or several with a space between, as the browser names them.</param>
/// <param name="Does">In the reader's words.</param>
/// <param name="Act">A name of the script's acts: <c>go</c> to an address, <c>press</c> or <c>focus</c> an element, <c>next</c> of several, <c>nth</c> of several. Null for what the browser or a dialog does by itself.</param>
/// <param name="Target">Address or selector. Where the page has no such element, the key does nothing.</param>
internal sealed record KeyBinding(string Keys, string Does, string? Act = null, string? Target = null)
{
    /// <summary>As it stands in the help dialog.</summary>
    public IEnumerable<string> Shown => Keys.Split(' ');
}
