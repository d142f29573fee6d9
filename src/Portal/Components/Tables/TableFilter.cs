using System.Collections.Immutable;

namespace Portal.Components.Tables;

/// <summary>The words of a filter box, all of which must match.</summary>
internal sealed class TableFilter
{
    private readonly ImmutableArray<FilterWord> _words;

    public TableFilter(string? text, FilterFields fields) =>
        _words = [.. (text ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(word => FilterWord.Parse(word, fields))];

    public bool IsEmpty => _words.IsEmpty;

    /// <summary>A sentence for each word that is taken for less than it looks like.</summary>
    public ImmutableArray<string> Remarks => [.. _words.Where(word => word.IsMisread).Select(word => $"\"{word.Text}\" is not understood; it is read as text.")];

    public bool Matches(ITableRow row)
    {
        foreach (FilterWord word in _words)
        {
            if (!word.Matches(row))
            {
                return false;
            }
        }

        return true;
    }
}
