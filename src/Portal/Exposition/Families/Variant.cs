using System.Collections.Immutable;
using System.Text;
using Portal.Exposition.Text;

namespace Portal.Exposition.Families;

/// <summary>One of a family's fixed series: label values known when the program is built (<c>mode="user"</c>), and where their value comes from.</summary>
internal sealed class Variant<T>
{
    private readonly byte[] _text;

    public Variant(Func<T, MetricValue> value, params ImmutableArray<(string Name, string Value)> labels)
    {
        Value = value;
        Labels = [.. labels.Select(label => label.Name)];
        SortKey = string.Join(',', labels.Select(label => $"{label.Name}=\"{label.Value}\""));
        _text = Encoding.ASCII.GetBytes(SortKey);
    }

    public Func<T, MetricValue> Value { get; }

    public ImmutableArray<string> Labels { get; }

    public string SortKey { get; }

    public ReadOnlySpan<byte> Text => _text;

    /// <summary>Series are written by label, ordinal, the same every time.</summary>
    public static ImmutableArray<Variant<T>> InOrder(IEnumerable<Variant<T>> variants) =>
        [.. variants.OrderBy(variant => variant.SortKey, StringComparer.Ordinal)];
}
