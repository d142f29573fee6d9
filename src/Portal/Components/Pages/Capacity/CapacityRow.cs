using Portal.Components.Format;
using Portal.Live;

namespace Portal.Components.Pages.Capacity;

/// <summary>One resource of a host: what there is of it and what is promised.</summary>
/// <param name="Title"><c>Cores</c> or <c>Memory</c>.</param>
/// <param name="Column">Of the live cell with what is used now.</param>
/// <param name="Installed">In cores or bytes; null where the host does not say.</param>
/// <param name="Own">Promised to guests of the deployment that is looked at; null where none is.</param>
/// <param name="All">Promised to all guests of the host.</param>
public sealed record CapacityRow(string Title, string Column, double? Installed, double? Own, double All)
{
    public const string CoresColumn = "cores";
    public const string MemoryColumn = "memory";

    public double? Headroom => Installed - All;

    public double? CommittedRatio => Rate.Ratio(All, Installed);

    public double? OwnRatio => Rate.Ratio(Own, Installed);

    public string Text(double? amount) => Column is MemoryColumn ? Bytes.Text(amount) : Cores.Count(amount is { } cores ? Math.Round(cores, 2) : null);

    /// <summary><c>94.7 of 64.0 GiB</c>.</summary>
    public string Sum => Installed is { } installed && Column is MemoryColumn
        ? Portal.Problems.Words.BytesOf(All, installed)
        : Installed is null ? Text(All) : $"{Math.Round(All, 2):0.##} of {Text(Installed)}";
}
