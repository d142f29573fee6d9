using System.Net.Sockets;

namespace Portal.Cluster.Fetching;

/// <summary>From what the HTTP client and sockets throw to a reason of the closed list. Codes decide, message texts never.</summary>
internal static class FetchFault
{
    public static (FetchResult Result, string Reason) Of(Exception fault)
    {
        for (Exception? each = fault; each is not null; each = each.InnerException)
        {
            switch (each)
            {
                case PeerFailure ours:
                    return (ours.Result, ours.Message);
                case SocketException socket:
                    return socket.SocketErrorCode == SocketError.TimedOut
                        ? (FetchResult.Timeout, "The connection went silent.")
                        : (FetchResult.Cut, "The connection was cut in the middle of its answer.");
                case HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } http when http.InnerException is not (PeerFailure or SocketException or HttpIOException):
                    return Of(http.HttpRequestError);
                case HttpIOException { HttpRequestError: not HttpRequestError.Unknown } http when http.InnerException is not SocketException:
                    return Of(http.HttpRequestError);
                default:
                    break;
            }
        }

        // Reading from a connection that broke gives a bare IOException where no code says more.
        return fault is IOException or HttpRequestException { InnerException: IOException }
            ? (FetchResult.Cut, "The connection was cut in the middle of its answer.")
            : (FetchResult.Internal, $"Asking it failed with {fault.GetType().Name}.");
    }

    public static PeerFailure OfConnecting(SocketException fault) => fault.SocketErrorCode switch
    {
        SocketError.ConnectionRefused => new PeerFailure(FetchResult.Refused, "It refused the connection: nothing listens at its address and port.", fault),
        SocketError.TimedOut => new PeerFailure(FetchResult.Timeout, "It did not accept a connection in time.", fault),
        SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.HostDown or SocketError.NetworkDown or SocketError.AddressNotAvailable =>
            new PeerFailure(FetchResult.Refused, "There is no way to its address from here.", fault),
        SocketError.TooManyOpenSockets or SocketError.NoBufferSpaceAvailable =>
            new PeerFailure(FetchResult.Internal, "This host has no file handles or buffers left for another connection.", fault),
        _ => new PeerFailure(FetchResult.Refused, "Connecting to it was refused.", fault),
    };

    public static string Unanswered(PeerStage stage) => stage switch
    {
        PeerStage.Resolving => "Looking up its name took too long.",
        PeerStage.Connecting => "It did not accept a connection in time.",
        PeerStage.Handshake => "It accepted the connection and did not finish the TLS handshake in time.",
        PeerStage.Receiving => "It began to answer and did not finish in time.",
        _ => "It accepted the connection and did not answer in time.",
    };

    private static (FetchResult Result, string Reason) Of(HttpRequestError error) => error switch
    {
        HttpRequestError.NameResolutionError => (FetchResult.Dns, "Its name does not resolve to an address."),
        HttpRequestError.ConnectionError => (FetchResult.Refused, "It could not be connected to."),
        HttpRequestError.SecureConnectionError => (FetchResult.Tls, "The TLS handshake with it failed."),
        HttpRequestError.ResponseEnded => (FetchResult.Cut, "It closed the connection before its answer was complete."),
        HttpRequestError.ConfigurationLimitExceeded => (FetchResult.TooLarge, "The headers of its answer are larger than 64 KiB."),
        HttpRequestError.InvalidResponse => (FetchResult.Malformed, "It answered with something that is not HTTP."),
        _ => (FetchResult.Internal, "Asking it failed inside the HTTP client."),
    };
}
