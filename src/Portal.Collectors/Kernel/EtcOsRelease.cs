using System.Text;

namespace Portal.Collectors.Kernel;

/// <summary>The name of the distribution from <c>/etc/os-release</c> (os-release(5)).</summary>
internal static class EtcOsRelease
{
    // PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"
    /// <summary>Null when there is no such line or its value is empty.</summary>
    public static string? PrettyName(ReadOnlySpan<byte> content)
    {
        while (AsciiFields.TryLine(ref content, out ReadOnlySpan<byte> line))
        {
            if (line.StartsWith("PRETTY_NAME="u8))
            {
                string value = Unquote(Encoding.UTF8.GetString(line["PRETTY_NAME=".Length..]).Trim());
                return value.Length == 0 ? null : value;
            }
        }

        return null;
    }

    // As a shell does: in double quotes a backslash protects the character behind it, in single quotes nothing is special.
    private static string Unquote(string value)
    {
        if (value is not ['"' or '\'', .., _] || value[^1] != value[0])
        {
            return value;
        }

        string inner = value[1..^1];
        if (value[0] == '\'' || !inner.Contains('\\', StringComparison.Ordinal))
        {
            return inner;
        }

        StringBuilder plain = new(inner.Length);
        for (int i = 0; i < inner.Length; i++)
        {
            i += inner[i] == '\\' && i + 1 < inner.Length ? 1 : 0;
            plain.Append(inner[i]);
        }

        return plain.ToString();
    }
}
