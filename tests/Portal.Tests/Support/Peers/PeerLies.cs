using System.Text;
using System.Text.Json.Nodes;
using Portal.Collectors;

namespace Portal.Tests.Support.Peers;

/// <summary>Documents of a host that does not tell the truth, or speaks another version.</summary>
internal static class PeerLies
{
    /// <summary>The body after a change to its members.</summary>
    public static byte[] Edited(PeerHost host, Action<JsonObject> edit)
    {
        JsonObject document = JsonNode.Parse(host.Document())!.AsObject();
        edit(document);
        return Encoding.UTF8.GetBytes(document.ToJsonString());
    }

    /// <summary>The first place where the text stands is replaced in the raw document: for what no JSON library writes.</summary>
    public static byte[] Replaced(PeerHost host, string text, string by)
    {
        string document = Encoding.UTF8.GetString(host.Document());
        int at = document.IndexOf(text, StringComparison.Ordinal);
        return at < 0 ? throw new ArgumentException($"The document does not hold {text}.", nameof(text)) : Encoding.UTF8.GetBytes(document[..at] + by + document[(at + text.Length)..]);
    }

    public static byte[] Skewed(PeerHost host, TimeSpan offset) => PeerHost.DocumentOf(host.Snapshot() with { TakenAt = host.Snapshot().TakenAt + offset });

    public static byte[] ManyGuests(PeerHost host, int count)
    {
        HostSnapshot snapshot = host.Snapshot();
        return PeerHost.DocumentOf(snapshot with { Guests = [.. Enumerable.Range(0, count).Select(index => new GuestSample { Kind = GuestKind.Docker, RuntimeName = $"g{index}", State = GuestState.Running })] });
    }

    /// <summary>Its first guest under another name.</summary>
    public static byte[] GuestCalled(PeerHost host, string runtimeName)
    {
        HostSnapshot snapshot = host.Snapshot();
        return PeerHost.DocumentOf(snapshot with { Guests = [host.Guest(0) with { RuntimeName = runtimeName }, .. snapshot.Guests.Skip(1)] });
    }
}
