using System.Collections.Immutable;
using System.Text.Json;

namespace Portal.Configuration;

/// <summary>A file with settings, JSON as appsettings.json, that is read again while the program runs (<c>--settings FILE</c>, <c>PORTAL_SETTINGS</c>).</summary>
/// <remarks>The framework's own reloading provider forgets everything when the file is broken, which would let denied hosts in again; this one keeps what it had.</remarks>
internal sealed class SettingsFile(string path) : ConfigurationProvider, IConfigurationSource
{
    /// <summary>Environment variable that names the file.</summary>
    public const string Variable = "PORTAL_SETTINGS";

    private const int LargestBytes = 1024 * 1024;

    private byte[] _bytes = [];

    public string Path { get; } = path;

    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    /// <exception cref="SettingsFileException">It can't be read or understood; the message says why and names the file.</exception>
    public override void Load()
    {
        _bytes = ReadFile();
        Data = Parse(_bytes);
    }

    /// <summary>What the file says now; null while it says what it said at the last look.</summary>
    /// <exception cref="SettingsFileException">As <see cref="Load"/>. Thrown once for each content, not at each look.</exception>
    public IDictionary<string, string?>? Look()
    {
        byte[] bytes = ReadFile();
        if (bytes.AsSpan().SequenceEqual(_bytes))
        {
            return null;
        }

        _bytes = bytes;
        return Parse(bytes);
    }

    /// <summary>Makes what <see cref="Look"/> found the configuration's; answers the keys that differ.</summary>
    public ImmutableArray<string> Accept(IDictionary<string, string?> data)
    {
        IDictionary<string, string?> before = Data;
        Data = data;
        OnReload();
        return [.. before.Keys.Union(data.Keys, StringComparer.OrdinalIgnoreCase)
            .Where(key => before.TryGetValue(key, out string? old) != data.TryGetValue(key, out string? now) || old != now)
            .Order(StringComparer.OrdinalIgnoreCase)];
    }

    private byte[] ReadFile()
    {
        try
        {
            using FileStream file = new(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            byte[] bytes = new byte[LargestBytes + 1];
            int read = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return read <= LargestBytes ? bytes[..read] : throw new SettingsFileException($"The settings file {Path} is larger than 1 MiB.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new SettingsFileException($"The settings file {Path} can't be read ({fault.GetType().Name}); expected a JSON file like appsettings.json.", fault);
        }
    }

    private IDictionary<string, string?> Parse(byte[] bytes)
    {
        try
        {
            using var stream = new MemoryStream(bytes);
            return new ConfigurationBuilder().AddJsonStream(stream).Build().AsEnumerable()
                .Where(pair => pair.Value is not null)
                .ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.OrdinalIgnoreCase);
        }
        catch (Exception fault) when (fault is JsonException or FormatException or InvalidDataException)
        {
            // Its content may be secret: the position is told, never the text.
            string line = (fault as JsonException ?? fault.InnerException as JsonException)?.LineNumber is { } number ? $" at line {number + 1}" : "";
            throw new SettingsFileException($"The settings file {Path} is not understood{line}; expected a JSON object like appsettings.json.", fault);
        }
    }
}

/// <summary>The settings file can't be used; the message is a sentence for the operator.</summary>
internal sealed class SettingsFileException(string message, Exception? inner = null) : Exception(message, inner);
