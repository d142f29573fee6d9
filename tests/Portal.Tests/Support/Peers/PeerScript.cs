using System.Globalization;

namespace Portal.Tests.Support.Peers;

/// <summary>What a peer does with one request.</summary>
internal delegate Task PeerAnswer(PeerRequest request, CancellationToken cancellationToken);

/// <summary>How a peer behaves: one named fault, or good health. The catalogue lies in the partial files, by the place where the fault shows.</summary>
internal sealed partial record PeerScript(string Name, PeerAnswer AnswerAsync)
{
    public PeerAccepts Accepts { get; init; } = PeerAccepts.Everybody;

    /// <summary>Instead of what the peer speaks.</summary>
    public PeerTls? Tls { get; init; }

    /// <summary>Before the first byte, TLS included; false ends the connection.</summary>
    public Func<PeerConnection, CancellationToken, Task<bool>> OnDialAsync { get; init; } = static (_, _) => Task.FromResult(true);

    /// <summary>Answers with this body, whatever is asked; what a good host does. <paramref name="body"/> gets the count of requests so far; <paramref name="age"/> is what it says of its snapshot.</summary>
    public static PeerScript Healthy(Func<int, byte[]> body, TimeSpan age = default) =>
        new("healthy", (request, cancel) => request.JsonAsync(body(request.Number), age, cancel));

    /// <summary>The first script for the first request, the second for the next, and so on in turn.</summary>
    public static PeerScript Flapping(params PeerScript[] turns) =>
        new("flaps", (request, cancel) => turns[request.Number % turns.Length].AnswerAsync(request, cancel));

    /// <summary>Waits a random time up to <paramref name="most"/> before each answer of <paramref name="then"/>.</summary>
    public static PeerScript Jitter(int seed, TimeSpan most, PeerScript then)
    {
        Random random = new(seed);
        return new PeerScript("jitter", async (request, cancel) =>
        {
            await Task.Delay(most * random.NextDouble(), cancel);
            await then.AnswerAsync(request, cancel);
        });
    }
}

/// <summary>A request to a peer: the headers arrived, the answer is the script's.</summary>
/// <param name="Head">First line and headers.</param>
/// <param name="Number">From 1, over all connections of the peer.</param>
internal sealed record PeerRequest(PeerConnection Connection, string Head, int Number)
{
    /// <summary>A whole answer with this status and body.</summary>
    public async Task AnswerAsync(string status, string type, ReadOnlyMemory<byte> body, CancellationToken cancellationToken, string headers = "")
    {
        await Connection.WriteAsync($"HTTP/1.1 {status}\r\nContent-Type: {type}\r\nContent-Length: {body.Length}\r\n{headers}\r\n", cancellationToken);
        await Connection.WriteAsync(body, cancellationToken);
    }

    /// <summary>A snapshot of this age.</summary>
    public Task JsonAsync(ReadOnlyMemory<byte> body, TimeSpan age, CancellationToken cancellationToken) =>
        AnswerAsync("200 OK", "application/json; charset=utf-8", body, cancellationToken, string.Create(CultureInfo.InvariantCulture, $"Portal-Snapshot-Age: {age.TotalSeconds + 0.01:0.00}\r\nCache-Control: no-store\r\n"));
}
