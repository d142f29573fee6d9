namespace Portal.Components.Tables;

/// <summary>A column and a direction, written <c>cpu.desc</c>; without a direction it rises.</summary>
public sealed record SortOrder(string Column, bool IsFalling)
{
    private const string Falling = ".desc";
    private const string Rising = ".asc";

    /// <summary>Null for a text that names no column of <paramref name="columns"/>.</summary>
    public static SortOrder? Parse(string? text, IEnumerable<string> columns)
    {
        bool falls = text?.EndsWith(Falling, StringComparison.OrdinalIgnoreCase) ?? false;
        string? name = falls ? text![..^Falling.Length] : text?.EndsWith(Rising, StringComparison.OrdinalIgnoreCase) ?? false ? text[..^Rising.Length] : text;
        return columns.FirstOrDefault(column => column.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } known ? new SortOrder(known, falls) : null;
    }

    public override string ToString() => Column + (IsFalling ? Falling : string.Empty);
}
