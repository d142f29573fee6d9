using System.Collections.Immutable;

namespace Portal.Components.Tables;

/// <summary>Whether two lists of rows look the same but for their figures.</summary>
internal static class GridShape
{
    public static bool IsSame<TRow>(ImmutableArray<TRow> one, ImmutableArray<TRow> two)
        where TRow : IGridRow<TRow>
    {
        if (one == two)
        {
            return true;
        }

        if (one.Length != two.Length)
        {
            return false;
        }

        for (int i = 0; i < one.Length; i++)
        {
            if (!ReferenceEquals(one[i], two[i]) && !one[i].HasShapeOf(two[i]))
            {
                return false;
            }
        }

        return true;
    }
}
