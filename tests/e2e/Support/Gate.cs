using System.Net;
using Portal.Tests.Real;
using Portal.Tests.Support;

namespace Portal.EndToEnd.Support;

/// <summary>A way to a daemon that can be closed: connections are refused as if it had stopped, and its data stays.</summary>
internal sealed class Gate(Uri behind) : IAsyncDisposable
{
    private readonly HttpClient _http = LocalHttp.Client(behind);
    private readonly int _port = FreePort.Next();
    private HttpListener? _listener;

    public Uri Address => new($"http://127.0.0.1:{_port}/");

    public void Open()
    {
        _listener = new HttpListener { Prefixes = { Address.AbsoluteUri } };
        _listener.Start();
        _ = PassAsync(_listener);
    }

    public void Close() => _listener?.Close();

    public ValueTask DisposeAsync()
    {
        Close();
        _http.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task PassAsync(HttpListener listener)
    {
        try
        {
            while (true)
            {
                _ = PassAsync(await listener.GetContextAsync());
            }
        }
        catch (Exception closed) when (closed is ObjectDisposedException or HttpListenerException)
        {
            // The gate was closed.
        }
    }

    private async Task PassAsync(HttpListenerContext context)
    {
        try
        {
            using HttpRequestMessage request = new(new HttpMethod(context.Request.HttpMethod), context.Request.RawUrl!.TrimStart('/'));
            if (context.Request.HasEntityBody)
            {
                using MemoryStream body = new();
                await context.Request.InputStream.CopyToAsync(body);
                request.Content = new ByteArrayContent(body.ToArray());
                request.Content.Headers.TryAddWithoutValidation("Content-Type", context.Request.ContentType);
            }

            using HttpResponseMessage answer = await _http.SendAsync(request);
            context.Response.StatusCode = (int)answer.StatusCode;
            await answer.Content.CopyToAsync(context.Response.OutputStream);
            context.Response.Close();
        }
        catch (Exception gone) when (gone is ObjectDisposedException or HttpListenerException or IOException or HttpRequestException)
        {
            context.Response.Abort();
        }
    }
}
