using System.Buffers.Text;

namespace Portal.Collectors.Kernel;

/// <summary>Walks through the fields of a line that are separated by blanks or tabs, and reads numbers as kernels print them.</summary>
internal ref struct AsciiFields(ReadOnlySpan<byte> line)
{
    private ReadOnlySpan<byte> _rest = line;

    /// <summary>False at the end of the line.</summary>
    public bool TryNext(out ReadOnlySpan<byte> field)
    {
        _rest = _rest.TrimStart(" \t"u8);
        int end = _rest.IndexOfAny((byte)' ', (byte)'\t');
        field = end < 0 ? _rest : _rest[..end];
        _rest = end < 0 ? default : _rest[end..];
        return !field.IsEmpty;
    }

    /// <summary>False at the end of the line, or when the field is not a number.</summary>
    public bool TryNextNumber(out long value)
    {
        value = 0;
        return TryNext(out ReadOnlySpan<byte> field) && TryNumber(field, out value);
    }

    public bool TrySkip(int fields)
    {
        while (fields-- > 0)
        {
            if (!TryNext(out _))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>An unsigned 64-bit number and nothing else; above 2^63-1 it is cut to that, which no counter of ours reaches honestly.</summary>
    public static bool TryNumber(ReadOnlySpan<byte> text, out long value)
    {
        value = 0;
        if (text.IsEmpty || !Utf8Parser.TryParse(text, out ulong number, out int used) || used != text.Length)
        {
            return false;
        }

        value = number > long.MaxValue ? long.MaxValue : (long)number;
        return true;
    }

    /// <summary>The next line without its line feed. A last line without one is cut short and is not given out.</summary>
    public static bool TryLine(ref ReadOnlySpan<byte> text, out ReadOnlySpan<byte> line)
    {
        int end = text.IndexOf((byte)'\n');
        line = end < 0 ? default : text[..end];
        text = end < 0 ? default : text[(end + 1)..];
        return end >= 0;
    }
}
