namespace Portal;

/// <summary>Lets the cluster listener's own container write to the program's log.</summary>
internal sealed class SharedLog(ILoggerFactory factory) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => factory.CreateLogger(categoryName);

    public void Dispose()
    {
        // The program's own factory is not ours to end.
    }
}
