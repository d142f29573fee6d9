using System.Buffers;
using System.Text;
using Portal.Collectors.Kernel;

namespace Portal.Collectors.Android;

/// <summary>What an AVD's <c>config.ini</c> says of the virtual device; null where it says nothing usable.</summary>
internal sealed record AvdConfiguration
{
    public static readonly AvdConfiguration Unknown = new();

    private static readonly SearchValues<byte> LettersDigitsHyphen = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-"u8);

    /// <summary><c>hw.cpu.ncore</c>.</summary>
    public int? CpuCount { get; private init; }

    /// <summary><c>hw.ramSize</c>: MiB there, unless a suffix says otherwise.</summary>
    public long? MemoryBytes { get; private init; }

    /// <summary><c>android-34</c>, from <c>image.sysdir.1</c>, else <c>target</c>.</summary>
    public string? Image { get; private init; }

    // hw.cpu.ncore = 4
    // hw.ramSize=2048M
    // image.sysdir.1=system-images/android-34/google_apis/x86_64/
    // target=android-34
    /// <summary>Reads what is there; unknown keys and odd values are passed over. A last line without its line feed is cut short and does not count.</summary>
    public static AvdConfiguration Parse(ReadOnlySpan<byte> content)
    {
        AvdConfiguration configuration = Unknown;
        string? target = null;
        while (AsciiFields.TryLine(ref content, out ReadOnlySpan<byte> line))
        {
            int equals = line.IndexOf((byte)'=');
            if (equals < 0)
            {
                continue;
            }

            ReadOnlySpan<byte> key = line[..equals].Trim(" \t"u8);
            ReadOnlySpan<byte> value = line[(equals + 1)..].Trim(" \t\r"u8);
            if (key.SequenceEqual("hw.cpu.ncore"u8))
            {
                configuration = configuration with { CpuCount = AsciiFields.TryNumber(value, out long count) && count is > 0 and <= 1024 ? (int)count : null };
            }
            else if (key.SequenceEqual("hw.ramSize"u8))
            {
                configuration = configuration with { MemoryBytes = Bytes(value) };
            }
            else if (key.SequenceEqual("image.sysdir.1"u8))
            {
                configuration = configuration with { Image = ApiLevel(value) };
            }
            else if (key.SequenceEqual("target"u8))
            {
                target = ApiLevel(value);
            }
        }

        return configuration with { Image = configuration.Image ?? target };
    }

    // 1536, 1536M, 1536MB, 2G, 2GB, 1572864K
    private static long? Bytes(ReadOnlySpan<byte> text)
    {
        int digits = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        ReadOnlySpan<byte> number = digits < 0 ? text : text[..digits];
        ReadOnlySpan<byte> suffix = digits < 0 ? default : text[digits..].Trim((byte)' ');
        int shift = suffix switch
        {
            [] or [(byte)'M' or (byte)'m'] or [(byte)'M' or (byte)'m', (byte)'B' or (byte)'b'] => 20,
            [(byte)'G' or (byte)'g'] or [(byte)'G' or (byte)'g', (byte)'B' or (byte)'b'] => 30,
            [(byte)'K' or (byte)'k'] or [(byte)'K' or (byte)'k', (byte)'B' or (byte)'b'] => 10,
            _ => -1,
        };
        return shift > 0 && AsciiFields.TryNumber(number, out long count) && count > 0 && count <= long.MaxValue >> shift ? count << shift : null;
    }

    // The one segment that begins with android-; letters and digits only, since it becomes a label.
    private static string? ApiLevel(ReadOnlySpan<byte> path)
    {
        foreach (Range range in path.Split((byte)'/'))
        {
            ReadOnlySpan<byte> segment = path[range];
            if (segment.StartsWith("android-"u8) && segment.Length is > 8 and <= 32 && !segment.ContainsAnyExcept(LettersDigitsHyphen))
            {
                return Encoding.ASCII.GetString(segment);
            }
        }

        return null;
    }
}
