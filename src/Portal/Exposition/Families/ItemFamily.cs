using System.Collections.Immutable;
using Portal.Exposition.Labels;
using Portal.Exposition.Text;

namespace Portal.Exposition.Families;

/// <summary>One sample for each item (disk, interface, …) of each scope.</summary>
internal sealed class ItemFamily<TScope, TItem>(string name, MetricType type, string help, Dimension<TScope, TItem> dimension, Func<TScope, TItem, MetricValue> value)
    : MetricFamily<TScope>(name, type, help, dimension.Labels)
    where TScope : LabelScope
{
    public override void Write(TScope scope, ExpositionWriter writer)
    {
        ImmutableArray<TItem> items = dimension.Items(scope);
        if (items.IsDefaultOrEmpty)
        {
            return;
        }

        ItemLabels labels = dimension.LabelsOf(scope, items);
        foreach (int index in labels.Order)
        {
            writer.Sample(labels.Blocks[index], default, value(scope, items[index]));
        }
    }
}

/// <summary>A fixed set of samples for each item of each scope.</summary>
internal sealed class ItemVariantFamily<TScope, TItem>(string name, MetricType type, string help, Dimension<TScope, TItem> dimension, ImmutableArray<Variant<TItem>> variants)
    : MetricFamily<TScope>(name, type, help, [.. dimension.Labels, .. variants[0].Labels])
    where TScope : LabelScope
{
    private readonly ImmutableArray<Variant<TItem>> _variants = Variant<TItem>.InOrder(variants);

    public override void Write(TScope scope, ExpositionWriter writer)
    {
        ImmutableArray<TItem> items = dimension.Items(scope);
        if (items.IsDefaultOrEmpty)
        {
            return;
        }

        ItemLabels labels = dimension.LabelsOf(scope, items);
        foreach (int index in labels.Order)
        {
            foreach (Variant<TItem> variant in _variants)
            {
                writer.Sample(labels.Blocks[index], variant.Text, variant.Value(items[index]));
            }
        }
    }
}
