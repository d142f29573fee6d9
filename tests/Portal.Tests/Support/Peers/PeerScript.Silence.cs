namespace Portal.Tests.Support.Peers;

/// <summary>Faults of connecting, and of saying nothing.</summary>
internal sealed partial record PeerScript
{
    public static readonly PeerScript ClosedPort = new("closed port", Nothing) { Accepts = PeerAccepts.Nothing };

    public static readonly PeerScript FullQueue = new("full queue", Nothing) { Accepts = PeerAccepts.FullQueue };

    /// <summary>Takes the call and the request, and never says a word.</summary>
    public static readonly PeerScript Hold = new("holds", (_, cancel) => Task.Delay(Timeout.InfiniteTimeSpan, cancel));

    /// <summary>Takes the call and says nothing, not even in TLS.</summary>
    public static readonly PeerScript HoldBeforeHandshake = new("holds before the handshake", Nothing)
    {
        OnDialAsync = async static (_, cancel) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancel);
            return false;
        },
    };

    /// <summary>Takes the request and closes instead of an answer.</summary>
    public static readonly PeerScript CloseBeforeFirstByte = new("closes before the first byte", (request, _) =>
    {
        request.Connection.Close();
        return Task.CompletedTask;
    });

    /// <summary>The same, not politely.</summary>
    public static readonly PeerScript ResetBeforeFirstByte = new("resets before the first byte", (request, _) =>
    {
        request.Connection.Reset();
        return Task.CompletedTask;
    });

    private static Task Nothing(PeerRequest request, CancellationToken cancellationToken) => Task.CompletedTask;
}
