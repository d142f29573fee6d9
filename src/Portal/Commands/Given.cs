using Portal.Configuration;

namespace Portal.Commands;

/// <summary>What the command line says of the options; null where it says nothing. It counts more than files and environment.</summary>
internal sealed record Given
{
    public string? Mode { get; init; }

    public string? Name { get; init; }

    public string? Main { get; init; }

    public string? Interface { get; init; }

    /// <summary>From standard input, never from an argument.</summary>
    public string? JoinToken { get; init; }

    /// <summary>Addresses of the plain listener.</summary>
    public string? Urls { get; init; }

    /// <summary>Path of the settings file.</summary>
    public string? Settings { get; init; }

    /// <summary>Further options of section <c>Portal</c>; null leaves what files and environment say.</summary>
    public IReadOnlyList<(string Key, string? Value)> More { get; init; } = [];

    public IEnumerable<KeyValuePair<string, string?>> Options =>
        new (string Key, string? Value)[] { ("Mode", Mode), ("Host:Name", Name), ("Cluster:Main", Main), ("Cluster:Interface", Interface), ("Cluster:JoinToken", JoinToken) }
            .Concat(More)
            .Where(setting => setting.Value is not null)
            .Select(setting => KeyValuePair.Create($"{PortalOptions.Section}:{setting.Key}", setting.Value));
}
