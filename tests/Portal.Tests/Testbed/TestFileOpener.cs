using Portal.Testbed.Files;

namespace Portal.Tests.Testbed;

/// <summary>The real files, but for one path that behaves as a test steers it.</summary>
internal sealed class TestFileOpener(string path) : IFileOpener, IDisposable
{
    private readonly NativeFileOpener _real = new();
    private readonly ManualResetEventSlim _answers = new(initialState: true);
    private int _inside;
    private int _opened;

    /// <summary>Calls that are inside <see cref="Open"/> of the steered path now.</summary>
    public int Inside => Volatile.Read(ref _inside);

    public int Opened => Volatile.Read(ref _opened);

    /// <summary>errno instead of opening.</summary>
    public int Error { get; set; }

    /// <summary>A file that has more whenever it is read.</summary>
    public bool Grows { get; set; }

    public long BytesGiven { get; private set; }

    public void Hang() => _answers.Reset();

    public void Answer() => _answers.Set();

    public int Open(string path1, out IOpenFile? file)
    {
        file = null;
        if (path1 != path)
        {
            return _real.Open(path1, out file);
        }

        Interlocked.Increment(ref _opened);
        Interlocked.Increment(ref _inside);
        _answers.Wait();
        Interlocked.Decrement(ref _inside);
        if (Error != 0)
        {
            return Error;
        }

        if (!Grows)
        {
            return _real.Open(path1, out file);
        }

        file = new EndlessFile(this);
        return 0;
    }

    public bool FolderExists(string path1) => _real.FolderExists(path1);

    public string[]? List(string path1) => _real.List(path1);

    public void Dispose()
    {
        Answer();
        _answers.Dispose();
    }

    private sealed class EndlessFile(TestFileOpener opener) : IOpenFile
    {
        public FileStatus Status() => new(FileShape.Regular, new FileSignature(1, 1, opener.BytesGiven, opener.BytesGiven));

        public int Read(Span<byte> buffer, long offset)
        {
            buffer.Fill((byte)' ');
            opener.BytesGiven += buffer.Length;
            return buffer.Length;
        }

        public void Dispose()
        {
        }
    }
}
