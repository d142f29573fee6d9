using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Portal.Stack.Prometheus;

/// <summary>Range queries to the one Prometheus of the configuration.</summary>
internal sealed class PrometheusClient(Uri root, HttpMessageInvoker connections, TimeProvider clock) : IDisposable
{
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(5);

    private const int MaxBytes = 8 << 20;

    // A page that is opened asks for a dozen panels; Prometheus answers a few at a time as quickly.
    private readonly SemaphoreSlim _turns = new(6, 6);

    public async Task<RangeAnswer> AskAsync(RangeQuery query)
    {
        using var patience = new CancellationTokenSource(Deadline, clock);
        try
        {
            await _turns.WaitAsync(patience.Token);
            try
            {
                return await AskAsync(query, patience.Token);
            }
            finally
            {
                _turns.Release();
            }
        }
        catch (OperationCanceledException)
        {
            return RangeAnswer.Failed("no answer in 5 s");
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            return RangeAnswer.Failed(HttpProbe.InWords(fault));
        }
        catch (JsonException)
        {
            return RangeAnswer.Failed("its answer can't be read");
        }
    }

    public void Dispose() => _turns.Dispose();

    private async Task<RangeAnswer> AskAsync(RangeQuery query, CancellationToken cancellationToken)
    {
        // As a form: expressions may be longer than a proxy's request line.
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(root, "api/v1/query_range"))
        {
            Content = new FormUrlEncodedContent(
            [
                KeyValuePair.Create("query", query.Expression),
                KeyValuePair.Create("start", query.FromSeconds.ToString(CultureInfo.InvariantCulture)),
                KeyValuePair.Create("end", query.ToSeconds.ToString(CultureInfo.InvariantCulture)),
                KeyValuePair.Create("step", query.StepSeconds.ToString(CultureInfo.InvariantCulture)),
                KeyValuePair.Create("timeout", "5s"),
            ]),
        };
        using HttpResponseMessage response = await connections.SendAsync(request, cancellationToken);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            return RangeAnswer.Failed(((int)response.StatusCode).ToString(CultureInfo.InvariantCulture));
        }

        byte[]? body = await ReadAsync(response.Content, cancellationToken);
        return body is null ? RangeAnswer.Failed("its answer is longer than 8 MiB") : RangeReading.Parse(body, query);
    }

    private static async Task<byte[]?> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        await using Stream stream = await content.ReadAsStreamAsync(cancellationToken);
        using var read = new MemoryStream();
        byte[] part = new byte[16 << 10];
        int length;
        while ((length = await stream.ReadAsync(part, cancellationToken)) > 0)
        {
            if (read.Length + length > MaxBytes)
            {
                return null;
            }

            read.Write(part, 0, length);
        }

        return read.ToArray();
    }
}
