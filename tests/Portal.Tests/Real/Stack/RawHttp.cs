using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Portal.Tests.Real.Stack;

/// <summary>One HTTP/1.1 request on a connection of its own, byte for byte as it is written: clients tidy paths, and this is about untidy ones.</summary>
internal static class RawHttp
{
    public static async Task<RawAnswer> SendAsync(int port, string method, string target, RawOptions? options = null)
    {
        options ??= new RawOptions();
        using Socket socket = await ConnectAsync(port, options.From);
        await using NetworkStream stream = new(socket);
        StringBuilder request = new($"{method} {target} HTTP/1.1\r\nHost: {options.Host ?? $"127.0.0.1:{port}"}\r\nConnection: close\r\n");
        foreach ((string name, string value) in options.Headers)
        {
            request.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        if (options.BodyBytes > 0)
        {
            request.Append(CultureInfo.InvariantCulture, $"Content-Length: {options.BodyBytes}\r\n");
        }

        request.Append("\r\n");
        byte[] bytes = [.. Encoding.Latin1.GetBytes(request.ToString()), .. Enumerable.Repeat((byte)'x', options.BodyBytes)];
        try
        {
            await stream.WriteAsync(bytes, TestContext.Current.CancellationToken);
        }
        catch (IOException) when (options.BodyBytes > 0)
        {
            // It refused the body before all of it was sent; what it said is there to be read.
        }

        return await ReadAsync(stream);
    }

    public static async Task<Socket> ConnectAsync(int port, string from = "127.0.0.1")
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
        try
        {
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), TestContext.Current.CancellationToken);
            return socket;
        }
        catch (SocketException fault)
        {
            socket.Dispose();
            throw new IOException($"Nobody listens on port {port}: {fault.Message}", fault);
        }
    }

    public static async Task<RawAnswer> ReadAsync(Stream stream)
    {
        using CancellationTokenSource deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(TimeSpan.FromSeconds(20));
        using MemoryStream all = new();
        try
        {
            await stream.CopyToAsync(all, deadline.Token);
        }
        catch (IOException) when (all.Length > 0)
        {
            // A reset after the answer: it does not want the rest of the request.
        }

        string[] halves = Encoding.Latin1.GetString(all.ToArray()).Split("\r\n\r\n", 2);
        string[] lines = halves[0].Split("\r\n");
        return new RawAnswer(
            lines[0].Split(' ') is [_, var status, ..] ? int.Parse(status, CultureInfo.InvariantCulture) : 0,
            [.. lines.Skip(1).Select(line => line.Split(": ", 2)).Select(parts => (parts[0], parts.ElementAtOrDefault(1) ?? ""))],
            halves.ElementAtOrDefault(1) ?? "");
    }
}

internal sealed record RawOptions
{
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public int BodyBytes { get; init; }

    /// <summary>Null is the address that is called.</summary>
    public string? Host { get; init; }

    /// <summary>Address on loopback that it calls from.</summary>
    public string From { get; init; } = "127.0.0.1";
}

/// <param name="Status">0 where nothing was answered.</param>
internal sealed record RawAnswer(int Status, IReadOnlyList<(string Name, string Value)> Headers, string Body)
{
    /// <summary>The values of one header.</summary>
    public IEnumerable<string> this[string name] => Headers.Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value);
}
