using Portal.Exposition.Text;

namespace Portal.Exposition;

/// <summary>An answer, ready to be sent as far as it is rendered: a usual one whole, a large one part after part. What it holds goes back to the pools when it is disposed.</summary>
internal sealed class RenderedAnswer(ExpositionBuffer buffer, ExpositionFormat format, ExpositionWriter writer, IEnumerator<bool> steps, Action<RenderedAnswer> whenWhole) : IDisposable
{
    /// <summary>An answer up to this size is in memory before its first byte leaves.</summary>
    public const int WholeBytes = 2 * 1024 * 1024;

    private long _bytesBefore;

    /// <summary>Of the part at hand, in order; valid until <see cref="Continue"/>.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Segments => buffer.Segments;

    /// <summary>Of the part at hand.</summary>
    public int Bytes => buffer.Length;

    /// <summary>Of all parts so far.</summary>
    public long TotalBytes => _bytesBefore + buffer.Length;

    /// <summary>The part at hand is the last, or the only one.</summary>
    public bool IsWhole { get; private set; }

    public ExpositionFormat Format => format;

    /// <summary>Samples so far.</summary>
    public long Series => writer.Series;

    /// <summary>Renders the next part in place of the one before.</summary>
    public void Continue()
    {
        _bytesBefore += buffer.Length;
        buffer.Dispose();
        while (buffer.Length < WholeBytes)
        {
            if (!steps.MoveNext())
            {
                IsWhole = true;
                whenWhole(this);
                return;
            }
        }
    }

    public void Dispose()
    {
        steps.Dispose();
        buffer.Dispose();
    }
}
