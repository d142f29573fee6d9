using Portal.Cluster;

namespace Portal.Tests.Support;

/// <summary>A cluster that answers what it was given, at once or when a test lets it, and remembers how it was asked.</summary>
internal sealed class FakeCluster(ClusterSnapshot snapshot) : ICluster
{
    private int _waiting;

    public ClusterSnapshot Newest { get; set; } = snapshot;

    /// <summary>Nobody is answered before it completes.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public TimeSpan? AskedMaxAge { get; private set; }

    public TimeSpan? AskedDeadline { get; private set; }

    public int Calls { get; private set; }

    public IDisposable Watch(string host) => new MemoryStream();

    public int Waiting => Volatile.Read(ref _waiting);

    public async ValueTask<ClusterSnapshot> GetAsync(TimeSpan maxAge, TimeSpan deadline, CancellationToken cancellationToken)
    {
        AskedMaxAge = maxAge;
        AskedDeadline = deadline;
        Calls++;
        Interlocked.Increment(ref _waiting);
        try
        {
            await Gate.WaitAsync(cancellationToken);
            return Newest;
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }
}
