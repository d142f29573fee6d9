using System.Collections.Immutable;
using Portal.Exposition.Text;

namespace Portal.Exposition.Labels;

/// <summary>The encoded labels of all items (disks, interfaces, …) of one scope, in the order in which they are written.</summary>
internal abstract class ItemLabels(LabelBlock[] blocks, int[] order)
{
    /// <summary>By the item's index.</summary>
    public ReadOnlySpan<LabelBlock> Blocks => blocks;

    /// <summary>Indexes by label, ordinal; items that are not shown are not in it.</summary>
    public ReadOnlySpan<int> Order => order;
}

/// <summary>As above, with what they were made from, to see whether they still fit.</summary>
internal sealed class ItemLabels<TItem>(ImmutableArray<TItem> items, LabelBlock[] blocks, int[] order) : ItemLabels(blocks, order)
{
    public bool Fit(ImmutableArray<TItem> others, Func<TItem, TItem, bool> sameLabels)
    {
        if (items == others)
        {
            return true;
        }

        if (items.Length != others.Length)
        {
            return false;
        }

        for (int i = 0; i < items.Length; i++)
        {
            if (!sameLabels(items[i], others[i]))
            {
                return false;
            }
        }

        return true;
    }

    public static ItemLabels<TItem> Make<TScope>(LabelBlock start, ImmutableArray<TItem> items, Dimension<TScope, TItem> dimension)
        where TScope : LabelScope
    {
        LabelBlock[] blocks = new LabelBlock[items.Length];
        List<int> order = [];
        for (int i = 0; i < items.Length; i++)
        {
            if (dimension.Shows(items[i]))
            {
                LabelBlockBuilder builder = new(start);
                dimension.Encode(items[i], builder);
                blocks[i] = builder.ToBlock();
                order.Add(i);
            }
        }

        order.Sort((a, b) => blocks[a].Bytes.AsSpan().SequenceCompareTo(blocks[b].Bytes) is var difference and not 0 ? difference : a.CompareTo(b));
        RefuseDuplicates(blocks, order, dimension.MergesDuplicates);
        return new ItemLabels<TItem>(items, blocks, [.. order]);
    }

    // A host that lies can name a disk twice; one sample with the same labels is all that may stand in an answer.
    private static void RefuseDuplicates(LabelBlock[] blocks, List<int> order, bool merge)
    {
        for (int i = order.Count - 1; i > 0; i--)
        {
            if (!blocks[order[i]].Bytes.AsSpan().SequenceEqual(blocks[order[i - 1]].Bytes))
            {
                continue;
            }

            if (merge)
            {
                order.RemoveAt(i);
            }
            else if (blocks[order[i]].Refused == DropReason.None)
            {
                blocks[order[i]] = new LabelBlock(blocks[order[i]].Bytes, DropReason.Duplicate);
            }
        }
    }
}
