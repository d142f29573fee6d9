using System.Text;
using Portal.Security.Keys;

namespace Portal.Security.Operators;

/// <summary>A sign-in token as it stands in a file: the first line, printable ASCII without blanks, 32 to 512 characters.</summary>
internal static class TokenText
{
    /// <summary>Of 5 tries a minute and 60 in all, 32 characters chosen by a person are far out of reach; fewer may be a word.</summary>
    public const int Shortest = 32;

    private const int Longest = 512;
    private const int LargestFileBytes = 4096;

    /// <exception cref="KeyFileException">There is no such line; the message names the file and nothing of its content.</exception>
    public static string Parse(ReadOnlySpan<byte> bytes, string path)
    {
        int end = bytes.IndexOf((byte)'\n');
        string line = Encoding.Latin1.GetString(end < 0 ? bytes : bytes[..end]).Trim();
        return line.Length is >= Shortest and <= Longest && line.All(letter => letter is > ' ' and <= '~')
            ? line
            : throw new KeyFileException($"The file {path} holds no sign-in token: expected one line of {Shortest} to {Longest} printable characters without blanks.");
    }

    /// <summary>From a file that an operator names. Its mode is theirs to choose: service managers and containers hand secrets over in their own way.</summary>
    /// <exception cref="KeyFileException">It can't be read, or is no such file.</exception>
    public static string Read(string path)
    {
        try
        {
            using FileStream file = new(path, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0 });
            byte[] bytes = new byte[LargestFileBytes];
            return Parse(bytes.AsSpan(0, file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)), path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new KeyFileException($"The file {path} can't be read ({fault.GetType().Name}).", fault);
        }
    }
}
