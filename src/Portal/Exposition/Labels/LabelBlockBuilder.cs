using System.Buffers;
using System.Buffers.Text;
using System.Text;
using Portal.Exposition.Text;

namespace Portal.Exposition.Labels;

/// <summary>Encodes labels into a block, once per host, guest, disk, …; what it makes is kept.</summary>
internal sealed class LabelBlockBuilder
{
    private readonly ArrayBufferWriter<byte> _bytes = new(128);
    private DropReason _refused;

    public LabelBlockBuilder(in LabelBlock start)
    {
        _bytes.Write(start.Bytes);
        _refused = start.Refused;
    }

    /// <summary>A label without a value is left out; one over the limit refuses the whole block.</summary>
    public LabelBlockBuilder Add(string name, string? value)
    {
        if (value is null)
        {
            return this;
        }

        if (value.Length > LabelText.MaxCharacters)
        {
            _refused = DropReason.Label;
            return this;
        }

        Open(name);
        _bytes.Advance(LabelText.Encode(value, _bytes.GetSpan((value.Length * LabelText.MaxBytesPerCharacter) + 1)));
        _bytes.Write("\""u8);
        return this;
    }

    public LabelBlockBuilder Add(string name, int value)
    {
        Open(name);
        Utf8Formatter.TryFormat(value, _bytes.GetSpan(16), out int written);
        _bytes.Advance(written);
        _bytes.Write("\""u8);
        return this;
    }

    public LabelBlock ToBlock() => new(_bytes.WrittenSpan.ToArray(), _refused);

    private void Open(string name)
    {
        _bytes.Write(_bytes.WrittenCount == 0 ? "{"u8 : ","u8);
        Encoding.ASCII.GetBytes(name, _bytes);
        _bytes.Write("=\""u8);
    }
}
