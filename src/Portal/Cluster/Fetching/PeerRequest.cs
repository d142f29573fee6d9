namespace Portal.Cluster.Fetching;

/// <summary>How far one request has come. It travels with the request to where connections are made.</summary>
/// <remarks>SocketsHttpHandler goes on connecting after the request that wanted it was cancelled, and dials a peer that closes before its first byte four times for one request (measured). The token ends the first, <see cref="TryDial"/> the second.</remarks>
internal sealed class PeerRequest(CancellationToken cancellationToken)
{
    public static readonly HttpRequestOptionsKey<PeerRequest> Key = new("Portal.PeerRequest");

    private int _dials;

    public CancellationToken Cancellation { get; } = cancellationToken;

    public PeerStage Stage { get; set; } = PeerStage.Asking;

    /// <summary>True the first time only.</summary>
    public bool TryDial() => Interlocked.Increment(ref _dials) == 1;
}

/// <summary>What a request waits for.</summary>
internal enum PeerStage
{
    /// <summary>The first byte of an answer.</summary>
    Asking,
    Resolving,
    Connecting,
    Handshake,

    /// <summary>The rest of the answer.</summary>
    Receiving,
}
