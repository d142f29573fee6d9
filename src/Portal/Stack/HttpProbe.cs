using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Portal.Stack;

/// <summary>Asks one address whether it is well; what is said in words is short enough for a sentence.</summary>
internal sealed class HttpProbe(Uri address, HttpMessageInvoker connections, TimeProvider clock)
{
    public async Task<ProbeAnswer> AskAsync(TimeSpan deadline, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(deadline, clock);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            using HttpResponseMessage response = await connections.SendAsync(request, ended.Token);
            return response.StatusCode == HttpStatusCode.OK
                ? ProbeAnswer.Good
                : new ProbeAnswer(true, ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ProbeAnswer(false, string.Create(CultureInfo.InvariantCulture, $"no answer in {deadline.TotalSeconds:0.#} s"));
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or SocketException)
        {
            return new ProbeAnswer(false, InWords(fault));
        }
    }

    /// <summary>Of a failed request: never the exception's own text, which may hold an address of the inner network.</summary>
    public static string InWords(Exception fault) => fault switch
    {
        HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } } => "connection refused",
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "its name does not resolve",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "its certificate is not accepted",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => "not reachable",
        _ => "connection cut",
    };
}
