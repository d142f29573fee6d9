using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;

namespace Portal.Collectors.Docker;

/// <summary>The engine could not be asked, or did not answer usefully. The message is a sentence of ours and holds nothing that came from outside.</summary>
[SuppressMessage("Roslynator", "RCS1194", Justification = "Without its reason it says nothing; nobody serialises it.")]
internal sealed class DockerFailureException : Exception
{
    public DockerFailureException(CollectorFailure reason, string message, Exception? inner = null)
        : base(message, inner) => Reason = reason;

    public CollectorFailure Reason { get; }

    /// <summary>There is no socket at all: no engine is installed, or it is down.</summary>
    public bool SocketMissing { get; init; }

    /// <summary>What a failed exchange means; reasons come from codes, never from message texts.</summary>
    public static DockerFailureException Of(Exception fault) => fault switch
    {
        DockerFailureException known => known,
        OperationCanceledException => new(CollectorFailure.Timeout, "The container engine did not answer in time.", fault),
        _ when Socket(fault) is { } socket => OfSocket(socket, fault),
        HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } =>
            new(CollectorFailure.Malformed, "What answers at the container engine's socket does not speak HTTP.", fault),
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } =>
            new(CollectorFailure.TooLarge, "The container engine's answer has too many headers.", fault),
        HttpRequestException or IOException =>
            new(CollectorFailure.Unreachable, "The container engine closed the connection before its answer was whole.", fault),
        _ => new(CollectorFailure.Internal, $"Asking the container engine failed with {fault.GetType().Name}.", fault),
    };

    private static SocketException? Socket(Exception? fault)
    {
        while (fault is not (null or SocketException))
        {
            fault = fault.InnerException;
        }

        return (SocketException?)fault;
    }

    private static DockerFailureException OfSocket(SocketException socket, Exception fault) => socket.SocketErrorCode switch
    {
        SocketError.AccessDenied => new(CollectorFailure.Denied, "The container engine's socket may not be opened by this user; membership of the socket's group is needed.", fault),

        // How .NET names ENOENT of a unix socket (measured on .NET 10).
        SocketError.AddressNotAvailable => new(CollectorFailure.Unreachable, "The container engine's socket is not there.", fault) { SocketMissing = true },
        SocketError.ConnectionRefused => new(CollectorFailure.Unreachable, "Nothing listens at the container engine's socket.", fault),
        SocketError.ConnectionReset => new(CollectorFailure.Unreachable, "The container engine reset the connection.", fault),
        _ => new(CollectorFailure.Unreachable, "The container engine's socket can't be connected to.", fault),
    };
}
