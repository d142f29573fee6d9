using System.Collections.Immutable;

namespace Portal.Components.Tables;

/// <summary>Whether two lists of rows look the same but for their figures.</summary>
internal static class GridShape
{
    public static bool IsSame<TRow>(ImmutableArray<TRow> one, ImmutableArray<TRow> two)
        where TRow : IGridRow<TRow> => one.Length == two.Length && one.Zip(two).All(pair => pair.First.HasShapeOf(pair.Second));
}
