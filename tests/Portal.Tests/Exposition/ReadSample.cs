namespace Portal.Tests.Exposition;

/// <summary>A sample as a reader understood it: escapes undone, labels in the order in which they stood.</summary>
internal sealed record ReadSample(string Name, IReadOnlyList<KeyValuePair<string, string>> Labels, string Value)
{
    /// <summary>What makes a series the same as another: labels compare without order.</summary>
    public string Identity { get; } = Name + string.Concat(Labels.OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => $"\u0001{label.Key}\u0002{label.Value}"));

    /// <summary>Null where the label does not stand.</summary>
    public string? this[string label] => Labels.Where(pair => pair.Key == label).Select(pair => pair.Value).SingleOrDefault();
}
