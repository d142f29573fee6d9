using System.Collections.Immutable;
using Portal.Exposition.Labels;
using Portal.Exposition.Text;

namespace Portal.Exposition.Families;

/// <summary>The words in which the catalogue's tables are written, for scopes of one kind: <c>using static …Family&lt;HostScope&gt;</c>.</summary>
internal static class Family<TScope>
    where TScope : LabelScope
{
    public static MetricFamily<TScope> Gauge(string name, string help, Func<TScope, MetricValue> value) =>
        new ScalarFamily<TScope>(name, MetricType.Gauge, help, value);

    public static MetricFamily<TScope> Counter(string name, string help, Func<TScope, MetricValue> value) =>
        new ScalarFamily<TScope>(name, MetricType.Counter, help, value);

    public static MetricFamily<TScope> Gauge<TItem>(string name, string help, Dimension<TScope, TItem> of, Func<TItem, MetricValue> value) =>
        new ItemFamily<TScope, TItem>(name, MetricType.Gauge, help, of, (_, item) => value(item));

    public static MetricFamily<TScope> Counter<TItem>(string name, string help, Dimension<TScope, TItem> of, Func<TItem, MetricValue> value) =>
        new ItemFamily<TScope, TItem>(name, MetricType.Counter, help, of, (_, item) => value(item));

    /// <summary>As <c>Gauge</c>, for a value that takes the scope as well as the item.</summary>
    public static MetricFamily<TScope> GaugeWithin<TItem>(string name, string help, Dimension<TScope, TItem> of, Func<TScope, TItem, MetricValue> value) =>
        new ItemFamily<TScope, TItem>(name, MetricType.Gauge, help, of, value);

    public static MetricFamily<TScope> GaugeBy(string name, string help, string label, params ImmutableArray<(string Value, Func<TScope, MetricValue> Get)> variants) =>
        new VariantFamily<TScope>(name, MetricType.Gauge, help, Variants(label, variants));

    public static MetricFamily<TScope> CounterBy(string name, string help, string label, params ImmutableArray<(string Value, Func<TScope, MetricValue> Get)> variants) =>
        new VariantFamily<TScope>(name, MetricType.Counter, help, Variants(label, variants));

    public static MetricFamily<TScope> CounterBy<TItem>(
        string name, string help, Dimension<TScope, TItem> of, string label, params ImmutableArray<(string Value, Func<TItem, MetricValue> Get)> variants) =>
        new ItemVariantFamily<TScope, TItem>(name, MetricType.Counter, help, of, Variants(label, variants));

    /// <summary>A gauge for each name of <typeparamref name="TState"/>, one of which is 1.</summary>
    public static MetricFamily<TScope> StateSet<TState>(string name, string help, string label, Func<TScope, TState> state)
        where TState : struct, Enum =>
        new VariantFamily<TScope>(name, MetricType.Gauge, help, Variants(label, StateNames<TState>.All.Select(pair =>
            (pair.Name, new Func<TScope, MetricValue>(scope => EqualityComparer<TState>.Default.Equals(state(scope), pair.State))))));

    public static MetricFamily<TScope> Info(string name, string help, Func<TScope, bool> exists, params ImmutableArray<InfoLabel<TScope>> labels) =>
        new InfoFamily<TScope>(name, help, exists, labels);

    public static InfoLabel<TScope> Label(string name, Func<TScope, string?> value) => new(name, value);

    public static InfoLabel<TScope> Detail(string name, Func<TScope, string?> value) => new(name, value) { IsDetail = true };

    private static ImmutableArray<Variant<T>> Variants<T>(string label, IEnumerable<(string Value, Func<T, MetricValue> Get)> variants) =>
        [.. variants.Select(variant => new Variant<T>(variant.Get, (label, variant.Value)))];
}
