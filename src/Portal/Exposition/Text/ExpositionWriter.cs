using Portal.Exposition.Labels;

namespace Portal.Exposition.Text;

/// <summary>The one place where numbers become exposition text. A family's header is written with its first sample, so that a family without samples leaves no trace.</summary>
/// <remarks>Not thread-safe; one per answer.</remarks>
internal sealed class ExpositionWriter(ExpositionBuffer answer, ExpositionFormat format, bool details)
{
    // Room for the marks around name, labels and value.
    private const int Punctuation = 16;

    private readonly long[] _dropped = new long[Enum.GetValues<DropReason>().Length];
    private readonly ExpositionBuffer _answer = answer;
    private ExpositionBuffer _buffer = answer;
    private MetricFamily? _family;
    private bool _headerWritten;

    /// <summary>Whether info families say addresses, ids and images.</summary>
    public bool Details => details;

    public long Series { get; private set; }

    public long Dropped(DropReason reason) => _dropped[(int)reason];

    public void Begin(MetricFamily family)
    {
        _family = family;
        _headerWritten = false;
    }

    /// <summary>Goes on with a family that has a buffer of its own, until <see cref="Take"/>.</summary>
    public void Continue(MetricFamily family, ExpositionBuffer own)
    {
        _family = family;
        _buffer = own;
        _headerWritten = own.Length > 0;
    }

    /// <summary>Appends such a buffer to the answer, which is written to again.</summary>
    public void Take(ExpositionBuffer own)
    {
        _buffer = _answer;
        _answer.Take(own);
    }

    /// <summary>Writes a sample unless its value is absent; one that may not stand in an exposition is counted instead.</summary>
    /// <remarks><c>block</c> holds labels that were encoded before, <c>variant</c> a further one as <c>mode="user"</c>, empty for none.</remarks>
    public void Sample(in LabelBlock block, ReadOnlySpan<byte> variant, MetricValue value) => Sample(block, default, variant, value);

    /// <summary>As above for a member of a summary, whose name goes on with <paramref name="suffix"/>.</summary>
    public void Sample(in LabelBlock block, ReadOnlySpan<byte> suffix, ReadOnlySpan<byte> variant, MetricValue value)
    {
        if (value.IsAbsent || !MayWrite(block, value))
        {
            return;
        }

        ReadOnlySpan<byte> name = _family!.SampleName;
        Span<byte> line = _buffer.Reserve(name.Length + suffix.Length + block.Bytes.Length + variant.Length + MetricValue.MaxBytes + Punctuation);
        int length = Append(line, 0, name);
        length = Append(line, length, suffix);
        length = Append(line, length, block.Bytes);
        if (!variant.IsEmpty)
        {
            line[length++] = (byte)(block.IsEmpty ? '{' : ',');
            length = Append(line, length, variant);
        }

        if (!block.IsEmpty || !variant.IsEmpty)
        {
            line[length++] = (byte)'}';
        }

        line[length++] = (byte)' ';
        length += value.Format(line[length..]);
        line[length++] = (byte)'\n';
        _buffer.Advance(length);
        Series++;
    }

    /// <summary>Begins an info sample; labels follow by <see cref="InfoLabel"/>, then <see cref="EndInfo"/>. False if its labels were refused.</summary>
    public bool BeginInfo(in LabelBlock block)
    {
        if (!MayWrite(block, 1L))
        {
            return false;
        }

        _buffer.Write(_family!.SampleName);
        _buffer.Write(block.Bytes);
        return true;
    }

    /// <summary>Writes <c>,name="value"</c>, the value cut where it is too long; a label without a value is left out.</summary>
    public void InfoLabel(ReadOnlySpan<byte> name, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return;
        }

        ReadOnlySpan<char> text = LabelText.Cut(value);
        Span<byte> line = _buffer.Reserve(name.Length + (text.Length * LabelText.MaxBytesPerCharacter) + Punctuation);
        line[0] = (byte)',';
        int length = Append(line, 1, name);
        length = Append(line, length, "=\""u8);
        length += LabelText.Encode(text, line[length..]);
        line[length++] = (byte)'"';
        _buffer.Advance(length);
    }

    public void EndInfo()
    {
        _buffer.Write("} 1\n"u8);
        Series++;
    }

    /// <summary>Counts a whole host or guest whose labels were refused.</summary>
    public void Drop(DropReason reason) => _dropped[(int)reason]++;

    public void End()
    {
        if (format == ExpositionFormat.OpenMetrics)
        {
            _buffer.Write("# EOF\n"u8);
        }
    }

    private bool MayWrite(in LabelBlock block, MetricValue value)
    {
        DropReason reason = block.Refused != DropReason.None ? block.Refused
            : value.IsWritable(_family!.Type) ? DropReason.None : DropReason.Value;
        if (reason != DropReason.None)
        {
            Drop(reason);
            return false;
        }

        if (!_headerWritten)
        {
            _buffer.Write(_family!.Header(format));
            _headerWritten = true;
        }

        return true;
    }

    private static int Append(Span<byte> line, int at, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(line[at..]);
        return at + bytes.Length;
    }
}
