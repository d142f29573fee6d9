using System.Collections.Concurrent;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Portal.Tests.Real.Stack;

/// <summary>Stands for a program behind Nginx: notes what reaches it and answers 200 with its name; its WebSockets say what they hear.</summary>
internal sealed class StubUpstream : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _name;
    private readonly ConcurrentQueue<SeenRequest> _seen = [];

    private StubUpstream(WebApplication app, string name)
    {
        _app = app;
        _name = name;
    }

    /// <summary>Host and port.</summary>
    public string Authority => new Uri(_app.Urls.Single()).Authority;

    /// <summary>What it was asked since the last <see cref="Forget"/>.</summary>
    public IReadOnlyCollection<SeenRequest> Seen => _seen;

    /// <summary>Answers before anything else does; false leaves the request to the usual answer.</summary>
    public Func<HttpContext, Task<bool>>? AnswersFirst { get; set; }

    public static async Task<StubUpstream> StartAsync(string name)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        WebApplication app = builder.Build();
        StubUpstream stub = new(app, name);
        app.Urls.Add("http://127.0.0.1:0");
        app.UseWebSockets();
        app.Run(stub.AnswerAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return stub;
    }

    public void Forget() => _seen.Clear();

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using MemoryStream body = new();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        _seen.Enqueue(new SeenRequest(
            context.Request.Method,
            context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body.Length));
        if (AnswersFirst is { } first && await first(context))
        {
            return;
        }

        if (context.WebSockets.IsWebSocketRequest)
        {
            await EchoAsync(await context.WebSockets.AcceptWebSocketAsync(), context.RequestAborted);
            return;
        }

        context.Response.Headers.SetCookie = $"{_name}_session=1";
        context.Response.ContentType = context.Request.Path.Value!.EndsWith(".js", StringComparison.Ordinal) ? "application/javascript" : "text/html";
        await context.Response.WriteAsync(_name + new string(' ', 4096), context.RequestAborted);
    }

    private static async Task EchoAsync(WebSocket socket, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[1024];
        while (await socket.ReceiveAsync(buffer, cancellationToken) is { MessageType: not WebSocketMessageType.Close } heard)
        {
            await socket.SendAsync(buffer.AsMemory(0, heard.Count), heard.MessageType, heard.EndOfMessage, cancellationToken);
        }

        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);
    }
}

/// <param name="Target">As it was written on the request line.</param>
internal sealed record SeenRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, long BodyBytes);
