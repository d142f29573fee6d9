using System.Text;

namespace Portal.Collectors.Kernel;

/// <summary>Turns names in kernel files into strings, the same string for the same bytes, so that a file read every second does not make its names anew.</summary>
/// <remarks>Invalid UTF-8 becomes U+FFFD. One thread at a time.</remarks>
internal sealed class NamePool
{
    // Interfaces of containers come and go under new names for ever; starting over now and then costs nothing.
    private const int Capacity = 4096;

    // Interface names have 15 bytes and block devices 31; what is longer is rare enough to be made each time.
    private const int LongestKept = 64;

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public string Get(ReadOnlySpan<byte> name)
    {
        if (name.Length > LongestKept)
        {
            return Encoding.UTF8.GetString(name);
        }

        Span<char> characters = stackalloc char[LongestKept];
        ReadOnlySpan<char> key = characters[..Encoding.UTF8.GetChars(name, characters)];
        if (_names.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out string? known))
        {
            return known;
        }

        if (_names.Count >= Capacity)
        {
            _names.Clear();
        }

        string made = key.ToString();
        _names.Add(made);
        return made;
    }
}
