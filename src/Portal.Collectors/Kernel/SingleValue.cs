using System.Buffers.Text;
using System.Text;

namespace Portal.Collectors.Kernel;

/// <summary>Files that hold one value and a line feed, as nearly all below <c>/sys</c> and <c>/proc/sys</c>.</summary>
internal static class SingleValue
{
    // 12345
    // -5000        temperatures, and a speed that is not known
    /// <summary>False when the line is cut short or anything but one decimal number of 64 bits with sign.</summary>
    public static bool TryParseNumber(ReadOnlySpan<byte> content, out long value)
    {
        value = 0;
        return AsciiFields.TryLine(ref content, out ReadOnlySpan<byte> line) && content.IsEmpty &&
            Utf8Parser.TryParse(line, out value, out int used) && used == line.Length;
    }

    /// <summary>The first line without blanks around it; null when it is empty. Invalid UTF-8 becomes U+FFFD.</summary>
    public static string? Text(ReadOnlySpan<byte> content)
    {
        int end = content.IndexOf((byte)'\n');
        ReadOnlySpan<byte> text = (end < 0 ? content : content[..end]).Trim(" \t\r\0"u8);
        return text.IsEmpty ? null : Encoding.UTF8.GetString(text);
    }

    /// <summary>Opens, reads and parses; null when any of it fails.</summary>
    public static long? ReadNumber(string path) =>
        KernelFiles.Read(path, out ReadOnlySpan<byte> content) == KernelReadOutcome.Read && TryParseNumber(content, out long value) ? value : null;

    /// <summary>Opens and reads; null when that fails or the file is empty.</summary>
    public static string? ReadText(string path) =>
        KernelFiles.Read(path, out ReadOnlySpan<byte> content) == KernelReadOutcome.Read ? Text(content) : null;
}
