using System.Collections.Immutable;

namespace Portal.Components.Shared;

/// <summary>A page's own address: where it is, and what its query says beside the defaults. Links within a page are made from it, so that each keeps what the others chose.</summary>
public sealed class PageAddress(string path, params IEnumerable<(string Name, string? Value)> parameters) : IEquatable<PageAddress>
{
    private readonly ImmutableArray<(string Name, string? Value)> _parameters = [.. parameters.Where(parameter => !string.IsNullOrEmpty(parameter.Value))];

    public static PageAddress None { get; } = new(string.Empty);

    /// <summary>Relative to the base.</summary>
    public string Text => With();

    /// <summary>The same with other parameters; null takes one out.</summary>
    public string With(params ReadOnlySpan<(string Name, string? Value)> changes)
    {
        List<(string Name, string? Value)> all = [.. _parameters];
        foreach ((string name, string? value) in changes)
        {
            int at = all.FindIndex(parameter => parameter.Name == name);
            if (at >= 0)
            {
                all.RemoveAt(at);
            }

            if (!string.IsNullOrEmpty(value))
            {
                all.Insert(at >= 0 ? at : all.Count, (name, value));
            }
        }

        return all.Count == 0 ? path : $"{path}?{string.Join('&', all.Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value!)}"))}";
    }

    /// <summary>A place within the page.</summary>
    public string At(string id) => $"{Text}#{Uri.EscapeDataString(id)}";

    public bool Equals(PageAddress? other) => other is not null && Text == other.Text;

    public override bool Equals(object? obj) => Equals(obj as PageAddress);

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);
}
