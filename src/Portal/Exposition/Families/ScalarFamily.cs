using System.Collections.Immutable;
using Portal.Exposition.Labels;
using Portal.Exposition.Text;

namespace Portal.Exposition.Families;

/// <summary>One sample for each scope.</summary>
internal sealed class ScalarFamily<TScope>(string name, MetricType type, string help, Func<TScope, MetricValue> value) : MetricFamily<TScope>(name, type, help, [])
    where TScope : LabelScope
{
    public override void Write(TScope scope, ExpositionWriter writer) => writer.Sample(scope.Block, default, value(scope));
}

/// <summary>A fixed set of samples for each scope.</summary>
internal sealed class VariantFamily<TScope>(string name, MetricType type, string help, ImmutableArray<Variant<TScope>> variants)
    : MetricFamily<TScope>(name, type, help, variants[0].Labels)
    where TScope : LabelScope
{
    private readonly ImmutableArray<Variant<TScope>> _variants = Variant<TScope>.InOrder(variants);

    public override void Write(TScope scope, ExpositionWriter writer)
    {
        foreach (Variant<TScope> variant in _variants)
        {
            writer.Sample(scope.Block, variant.Text, variant.Value(scope));
        }
    }
}
