namespace Portal.Components.Tables;

/// <summary>What stands in a field whose text goes into the address. The address comes back later, when more has been typed: its own echo must not undo that.</summary>
public sealed class TypedText
{
    private readonly Queue<string> _echoes = [];
    private string? _address;

    public string Text { get; private set; } = string.Empty;

    /// <summary>The reader typed.</summary>
    public void Type(string? text)
    {
        Text = text ?? string.Empty;
        _echoes.Enqueue(Text);
    }

    /// <summary>The address says this now: an echo of what was typed, or somebody else's choice (Back, a link), which counts.</summary>
    public void Follow(string? address)
    {
        string text = address ?? string.Empty;
        if (text == _address)
        {
            return;
        }

        _address = text;
        if (!_echoes.Contains(text))
        {
            Text = text;
            _echoes.Clear();
            return;
        }

        while (_echoes.Dequeue() != text)
        {
            // An address that was replaced before anybody saw it.
        }
    }
}
