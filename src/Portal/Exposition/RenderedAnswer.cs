using Portal.Exposition.Text;

namespace Portal.Exposition;

/// <summary>A whole answer, ready to be sent; its bytes go back to the pool when it is disposed.</summary>
internal sealed class RenderedAnswer(ExpositionBuffer buffer, ExpositionFormat format, long series) : IDisposable
{
    /// <summary>In order.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Segments => buffer.Segments;

    public int Bytes => buffer.Length;

    public ExpositionFormat Format => format;

    /// <summary>Samples in it.</summary>
    public long Series => series;

    public void Dispose() => buffer.Dispose();
}
