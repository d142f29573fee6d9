using System.Net;
using System.Net.Sockets;
using System.Text;
using Portal.Stack;

namespace Portal.Doctor.Checks.Stack;

/// <summary>Asks Prometheus and Grafana, whose addresses come from the configuration alone.</summary>
internal sealed class StackQuestions(HttpMessageInvoker connections)
{
    private const int MostBytes = 4 << 20;

    public Task<StackReply> GetAsync(Uri address, CancellationToken cancellationToken) => AskAsync(new HttpRequestMessage(HttpMethod.Get, address), cancellationToken);

    public Task<StackReply> PostJsonAsync(Uri address, string json, CancellationToken cancellationToken) =>
        AskAsync(new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(json, Encoding.UTF8, "application/json") }, cancellationToken);

    private async Task<StackReply> AskAsync(HttpRequestMessage question, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = question;
        try
        {
            using HttpResponseMessage answer = await connections.SendAsync(request, cancellationToken);
            await answer.Content.LoadIntoBufferAsync(MostBytes, cancellationToken);
            byte[] body = answer.StatusCode == HttpStatusCode.OK ? await answer.Content.ReadAsByteArrayAsync(cancellationToken) : [];
            return new StackReply((int)answer.StatusCode, body, null, RefusesFrames(answer));
        }
        catch (OperationCanceledException)
        {
            return new StackReply(0, [], "no answer within 2 s");
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or SocketException)
        {
            return new StackReply(0, [], HttpProbe.InWords(fault));
        }
    }

    // One origin: SAMEORIGIN and 'self' let the portal's own pages hold it.
    private static bool RefusesFrames(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("X-Frame-Options", out IEnumerable<string>? options) && options.Any(option => option.Contains("deny", StringComparison.OrdinalIgnoreCase));
}
