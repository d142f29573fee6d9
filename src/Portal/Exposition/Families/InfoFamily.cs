using System.Collections.Immutable;
using System.Text;
using Portal.Exposition.Labels;
using Portal.Exposition.Text;

namespace Portal.Exposition.Families;

/// <summary>A label of an info family.</summary>
/// <param name="name">Name of the label.</param>
/// <param name="value">Its value; null or empty leaves the label out.</param>
internal sealed class InfoLabel<T>(string name, Func<T, string?> value)
{
    private readonly byte[] _nameBytes = Encoding.ASCII.GetBytes(name);

    public string Name => name;

    /// <summary>Written only where <c>Portal:Exporter:Details</c> is on: it says where things are or what they run.</summary>
    public bool IsDetail { get; init; }

    public void Write(T item, ExpositionWriter writer)
    {
        if (!IsDetail || writer.Details)
        {
            writer.InfoLabel(_nameBytes, value(item));
        }
    }
}

/// <summary>One info for each scope that <paramref name="exists"/> finds worth one.</summary>
internal sealed class InfoFamily<TScope>(string name, string help, Func<TScope, bool> exists, ImmutableArray<InfoLabel<TScope>> labels)
    : MetricFamily<TScope>(name, MetricType.Info, help, [.. labels.Select(label => label.Name)])
    where TScope : LabelScope
{
    public override void Write(TScope scope, ExpositionWriter writer)
    {
        if (!exists(scope) || !writer.BeginInfo(scope.Block))
        {
            return;
        }

        foreach (InfoLabel<TScope> label in labels)
        {
            label.Write(scope, writer);
        }

        writer.EndInfo();
    }
}

/// <summary>One info for each item for which <paramref name="find"/> finds something to say.</summary>
internal sealed class ItemInfoFamily<TScope, TItem, TFound>(
    string name, string help, Dimension<TScope, TItem> dimension, Func<TScope, TItem, TFound?> find, ImmutableArray<InfoLabel<TFound>> labels)
    : MetricFamily<TScope>(name, MetricType.Info, help, [.. dimension.Labels, .. labels.Select(label => label.Name)])
    where TScope : LabelScope
    where TFound : class
{
    public override void Write(TScope scope, ExpositionWriter writer)
    {
        ImmutableArray<TItem> items = dimension.Items(scope);
        if (items.IsDefaultOrEmpty)
        {
            return;
        }

        ItemLabels itemLabels = dimension.LabelsOf(scope, items);
        foreach (int index in itemLabels.Order)
        {
            if (find(scope, items[index]) is not { } found || !writer.BeginInfo(itemLabels.Blocks[index]))
            {
                continue;
            }

            foreach (InfoLabel<TFound> label in labels)
            {
                label.Write(found, writer);
            }

            writer.EndInfo();
        }
    }
}
