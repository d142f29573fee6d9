using Microsoft.Extensions.Logging.Abstractions;

namespace Portal;

/// <summary>Lets the cluster listener's own container write to the program's log.</summary>
internal sealed class SharedLog(ILoggerFactory factory) : ILoggerProvider
{
    // The host of the listener would announce its start as if it were the program's.
    public ILogger CreateLogger(string categoryName) =>
        categoryName.StartsWith("Microsoft.Hosting", StringComparison.Ordinal) ? NullLogger.Instance : factory.CreateLogger(categoryName);

    public void Dispose()
    {
        // The program's own factory is not ours to end.
    }
}
