namespace Portal.Testbed.Reading;

/// <summary>Looks at many files side by side and keeps the earliest time at which one wants to be looked at again.</summary>
internal sealed class Looks
{
    /// <summary>Each look is a thread for a moment; a mount that hangs holds its lane for a quarter of a second, once.</summary>
    private const int Lanes = 8;

    private readonly Lock _gate = new();

    public TimeSpan? Earliest { get; private set; }

    public Task AllAsync(IEnumerable<Func<CancellationToken, ValueTask<TimeSpan?>>> looks, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            looks,
            new ParallelOptions { MaxDegreeOfParallelism = Lanes, CancellationToken = cancellationToken },
            async (look, token) => Note(await look(token)));

    private void Note(TimeSpan? again)
    {
        lock (_gate)
        {
            Earliest = again < Earliest || Earliest is null ? again ?? Earliest : Earliest;
        }
    }
}
