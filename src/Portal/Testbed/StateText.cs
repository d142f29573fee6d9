using System.Buffers;
using System.IO.Compression;
using Portal.Testbed.Json;

namespace Portal.Testbed;

/// <summary>A version of a state.json as it may leave the program: line for line the file, with everything blanked that is a secret or may be one. Immutable, for any thread.</summary>
/// <remarks>Held compressed: it is rarely looked at, and the same few members again and again. 12 MiB take about half of one.</remarks>
public sealed class StateText
{
    private readonly byte[] _compressed;

    private StateText(byte[] compressed, long sizeBytes, bool isWhole)
    {
        _compressed = compressed;
        SizeBytes = sizeBytes;
        IsWhole = isWhole;
    }

    /// <summary>Of the blanked text.</summary>
    public long SizeBytes { get; }

    /// <summary>False for a text that isn't JSON to its end: what follows its first fault can't be blanked and is left out.</summary>
    public bool IsWhole { get; }

    /// <summary>The text in UTF-8, without a byte order mark.</summary>
    public byte[] ToUtf8()
    {
        var text = new byte[SizeBytes];
        using var from = new DeflateStream(new MemoryStream(_compressed, writable: false), CompressionMode.Decompress);
        from.ReadExactly(text);
        return text;
    }

    /// <summary>Null for what is not UTF-8.</summary>
    internal static StateText? Of(ReadOnlySpan<byte> state)
    {
        var blanked = new ArrayBufferWriter<byte>(Math.Max(state.Length, 1));
        if (StateBlanking.Blank(state, blanked) is not { } isWhole)
        {
            return null;
        }

        using var compressed = new MemoryStream();
        using (var to = new DeflateStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            to.Write(blanked.WrittenSpan);
        }

        return new StateText(compressed.ToArray(), blanked.WrittenCount, isWhole);
    }
}
