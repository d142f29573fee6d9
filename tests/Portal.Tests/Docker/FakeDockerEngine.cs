using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Portal.Tests.Docker;

/// <summary>Speaks the Engine API's HTTP on a unix socket, from a list of containers that a test changes, or from a script that misbehaves.</summary>
internal sealed class FakeDockerEngine : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("engine-").FullName;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<Socket, Task> _connections = [];
    private readonly ConcurrentDictionary<Socket, bool> _watchers = [];
    private Socket? _listener;
    private Socket? _refusing;
    private Task _accepting = Task.CompletedTask;

    public FakeDockerEngine(bool start = true)
    {
        SocketPath = $"{_folder}/s";
        if (start)
        {
            Start();
        }
    }

    public string SocketPath { get; }

    public ConcurrentDictionary<string, JsonObject> Containers { get; } = [];

    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>The whole answer to a path, as it goes over the socket; null for the ordinary one. An empty answer closes, <see cref="Hang"/> says nothing.</summary>
    public Func<string, byte[]?> Script { get; set; } = _ => null;

    public static byte[] Hang { get; } = [0];

    public bool Chunked { get; set; }

    /// <summary>Pads every body with blanks to a multiple of this.</summary>
    public int PadTo { get; set; } = 1;

    public int Watchers => _watchers.Count;

    public void Start()
    {
        _refusing?.Dispose();
        File.Delete(SocketPath);
        _listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        _listener.Bind(new UnixDomainSocketEndPoint(SocketPath));
        _listener.Listen(64);
        Socket listener = _listener;
        _accepting = Task.Run(async () =>
        {
            while (true)
            {
                Socket socket;
                try
                {
                    socket = await listener.AcceptAsync(_stop.Token);
                }
                catch (Exception fault) when (fault is SocketException or ObjectDisposedException or OperationCanceledException)
                {
                    return;
                }

                _connections[socket] = Task.Run(() => ServeAsync(socket));
            }
        });
    }

    /// <summary>Ends every connection; the socket's file stays and refuses, as after a kill, unless it is to go too.</summary>
    public void Kill(bool fileStays = true)
    {
        _listener?.Dispose();
        if (fileStays)
        {
            // Disposing a listener takes its file away; one that is bound and does not listen refuses.
            File.Delete(SocketPath);
            _refusing = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            _refusing.Bind(new UnixDomainSocketEndPoint(SocketPath));
        }

        foreach (Socket socket in _connections.Keys)
        {
            socket.Dispose();
        }
    }

    public void Add(string id, string name, int pid = 0, string status = "running", Action<JsonObject>? change = null)
    {
        var container = new JsonObject
        {
            ["Id"] = id,
            ["Name"] = "/" + name,
            ["RestartCount"] = 0,
            ["State"] = new JsonObject
            {
                ["Status"] = status,
                ["Pid"] = pid,
                ["ExitCode"] = 0,
                ["OOMKilled"] = false,
                ["StartedAt"] = status == "created" ? "0001-01-01T00:00:00Z" : "2026-01-02T03:00:00.123456789Z",
                ["FinishedAt"] = "0001-01-01T00:00:00Z",
            },
            ["Config"] = new JsonObject { ["Image"] = "box:1" },
            ["HostConfig"] = new JsonObject { ["NetworkMode"] = "none", ["AutoRemove"] = false },
        };
        change?.Invoke(container);
        Containers[id] = container;
    }

    public async Task EmitAsync(string action, string id, string name, string? exitCode = null, long atUnixSeconds = 1_767_323_046)
    {
        var happened = new JsonObject
        {
            ["Type"] = "container",
            ["Action"] = action,
            ["Actor"] = new JsonObject
            {
                ["ID"] = id,
                ["Attributes"] = exitCode is null ? new JsonObject { ["name"] = name, ["image"] = "box:1" } : new JsonObject { ["name"] = name, ["image"] = "box:1", ["exitCode"] = exitCode },
            },
            ["timeNano"] = atUnixSeconds * 1_000_000_000,
        };
        await EmitAsync(happened.ToJsonString() + "\n");
    }

    public async Task EmitAsync(string raw)
    {
        foreach (Socket socket in _watchers.Keys)
        {
            await SendAsync(socket, Encoding.UTF8.GetBytes($"{Encoding.UTF8.GetByteCount(raw):x}\r\n{raw}\r\n"));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _refusing?.Dispose();
        Kill(fileStays: false);
        await _accepting;
        await Task.WhenAll(_connections.Values);
        _stop.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    public static byte[] Response(int status, string body, string headers = "") =>
        Encoding.UTF8.GetBytes($"HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n{headers}\r\n{body}");

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            var text = new StringBuilder();
            byte[] buffer = new byte[4096];
            while (await socket.ReceiveAsync(buffer, _stop.Token) is var read and > 0)
            {
                text.Append(Encoding.ASCII.GetString(buffer, 0, read));
                if (!text.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
                {
                    continue;
                }

                string path = text.ToString().Split(' ')[1];
                text.Clear();
                Requests.Enqueue(path);
                if (await AnswerAsync(socket, path))
                {
                    break;
                }
            }
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The peer left, or the test killed the connection.
            return;
        }
        finally
        {
            _watchers.TryRemove(socket, out _);
            socket.Dispose();
        }
    }

    /// <returns>True when the connection is to be closed.</returns>
    private async Task<bool> AnswerAsync(Socket socket, string path)
    {
        byte[]? scripted = Script(path);
        if (scripted == Hang)
        {
            await Task.Delay(Timeout.Infinite, _stop.Token);
        }

        if (scripted is not null)
        {
            await SendAsync(socket, scripted);
            return true;
        }

        if (path.Contains("/events", StringComparison.Ordinal))
        {
            await SendAsync(socket, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"u8.ToArray());
            _watchers[socket] = true;
            return false;
        }

        await SendAsync(socket, Ordinary(path));
        return false;
    }

    private byte[] Ordinary(string path)
    {
        if (path == "/_ping")
        {
            return Response(200, "OK", "Api-Version: 1.41\r\n");
        }

        if (path.EndsWith("/containers/json?all=1", StringComparison.Ordinal))
        {
            return Body(new JsonArray([.. Containers.Values.Select(container => new JsonObject
            {
                ["Id"] = container["Id"]!.DeepClone(),
                ["Names"] = new JsonArray(container["Name"]!.DeepClone()),
                ["Image"] = "box:1",
                ["State"] = container["State"]!["Status"]!.DeepClone(),
                ["HostConfig"] = new JsonObject { ["NetworkMode"] = "none" },
            })]).ToJsonString());
        }

        string id = path.Split('/')[^2];
        return Containers.TryGetValue(id, out JsonObject? found) ? Body(found.ToJsonString()) : Response(404, """{"message":"No such container"}""");
    }

    private byte[] Body(string json)
    {
        json = json.PadRight((json.Length + PadTo - 1) / PadTo * PadTo);
        if (!Chunked)
        {
            return Response(200, json);
        }

        var text = new StringBuilder("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        foreach (char[] part in json.Chunk(7))
        {
            text.Append($"{Encoding.UTF8.GetByteCount(part):x}\r\n").Append(part).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(text.Append("0\r\n\r\n").ToString());
    }

    private static async Task SendAsync(Socket socket, byte[] bytes)
    {
        for (int sent = 0; sent < bytes.Length;)
        {
            sent += await socket.SendAsync(bytes.AsMemory(sent));
        }
    }
}
