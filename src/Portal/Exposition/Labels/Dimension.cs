using System.Collections.Immutable;

namespace Portal.Exposition.Labels;

/// <summary>Items of a scope that have labels of their own: a host's disks, a guest's virtual CPUs, ….</summary>
/// <param name="slot">Its place among the dimensions of its scope, below <see cref="LabelEntry.MaxDimensions"/>, used by no other.</param>
/// <param name="labels">Names of the labels that <paramref name="encode"/> adds, in order.</param>
/// <param name="items">The items; default or empty where there are none.</param>
/// <param name="sameLabels">Whether the labels of one item are those of another, so that what is cached still fits.</param>
/// <param name="encode">Adds an item's labels.</param>
internal sealed class Dimension<TScope, TItem>(
    int slot,
    ImmutableArray<string> labels,
    Func<TScope, ImmutableArray<TItem>> items,
    Func<TItem, TItem, bool> sameLabels,
    Action<TItem, LabelBlockBuilder> encode)
    where TScope : LabelScope
{
    public ImmutableArray<string> Labels => labels;

    /// <summary>Items with the same labels are one series on purpose, not a duplicate to be counted.</summary>
    public bool MergesDuplicates { get; init; }

    /// <summary>Which items are shown at all.</summary>
    public Func<TItem, bool> Shows { get; init; } = static _ => true;

    public ImmutableArray<TItem> Items(TScope scope) => items(scope);

    public void Encode(TItem item, LabelBlockBuilder builder) => encode(item, builder);

    public ItemLabels LabelsOf(TScope scope, ImmutableArray<TItem> itemsOfScope)
    {
        if (scope[slot] is { } resolved)
        {
            return resolved;
        }

        if (scope.Labels.Items(slot) is not ItemLabels<TItem> kept || !kept.Fit(itemsOfScope, sameLabels))
        {
            kept = ItemLabels<TItem>.Make(scope.Block, itemsOfScope, this);
            scope.Labels.Keep(slot, kept);
        }

        scope[slot] = kept;
        return kept;
    }
}
