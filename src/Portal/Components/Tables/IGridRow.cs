namespace Portal.Components.Tables;

/// <summary>A row of a grid: what does not tick. Its figures are live cells under its key.</summary>
/// <typeparam name="TRow">The row itself.</typeparam>
public interface IGridRow<in TRow>
{
    /// <summary>Unique in the list, and the same in every frame.</summary>
    string Key { get; }

    /// <summary>Classes of its element in the page.</summary>
    string Look { get; }

    /// <summary>Only figures differ: the row need not be rendered again.</summary>
    bool HasShapeOf(TRow other);
}
