namespace Portal.Cluster.Joining;

/// <summary>A client that was not told where its main host is.</summary>
internal sealed class NoMainLink : IMainLink
{
    public Task<Beat> BeatAsync(CancellationToken cancellationToken) => Task.FromResult(new Beat(
        BeatState.NotJoined,
        "This client knows no main host: name it with --main or Portal:Cluster:Main. It goes on measuring this host; /metrics/local is served where Portal:Exporter:Direct is on."));
}
