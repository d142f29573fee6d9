using System.Text;

namespace Portal.Tests.Support.Peers;

/// <summary>Whole answers with the wrong content.</summary>
internal sealed partial record PeerScript
{
    public static PeerScript Status(string line) => new(line, (request, cancel) =>
        request.AnswerAsync(line, "text/plain", line.StartsWith("204", StringComparison.Ordinal) ? default : "no"u8.ToArray(), cancel));

    public static PeerScript Redirect(string location) => new($"redirect to {location}", (request, cancel) =>
        request.AnswerAsync("302 Found", "text/plain", default, cancel, $"Location: {location}\r\n"));

    /// <summary>200 with this text as its body.</summary>
    public static PeerScript Body(string name, string text, string type = "application/json") => Body(name, Encoding.UTF8.GetBytes(text), type);

    public static PeerScript Body(string name, byte[] body, string type = "application/json") =>
        new(name, (request, cancel) => request.AnswerAsync("200 OK", type, body, cancel));

    /// <summary>Bytes that are no HTTP at all.</summary>
    public static PeerScript Garbage(int seed)
    {
        Random random = new(seed);
        return new PeerScript("no HTTP", async (request, cancel) =>
        {
            byte[] bytes = new byte[4096];
            random.NextBytes(bytes);
            await request.Connection.WriteAsync(bytes, cancel);
            request.Connection.Close();
        });
    }

    /// <summary>200 whose body is random bytes.</summary>
    public static PeerScript GarbageBody(int seed)
    {
        byte[] bytes = new byte[4096];
        new Random(seed).NextBytes(bytes);
        return Body("random body", bytes);
    }
}
