using System.Text.Json;
using System.Text.Unicode;
using Portal.Collectors;
using Portal.Sampling;

namespace Portal.Cluster.Fetching;

/// <summary>Reads a host's document, which may be old, new, broken or a lie.</summary>
internal static class SnapshotReading
{
    /// <summary>More guests than one host can run; what is beyond is left out and counted.</summary>
    public const int MostGuests = 2000;

    /// <exception cref="PeerFailure">It is no snapshot document.</exception>
    public static (HostSnapshot Snapshot, int Impossible) Read(ReadOnlySpan<byte> document)
    {
        if (!Utf8.IsValid(document))
        {
            throw new PeerFailure(FetchResult.Malformed, "Its answer is not UTF-8.");
        }

        try
        {
            SnapshotDocument read = JsonSerializer.Deserialize(document, SnapshotContract.Reading)
                ?? throw new JsonException();
            return (read.ToSnapshot(), 0);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw new PeerFailure(FetchResult.Malformed, "Its answer is not a snapshot document.", fault);
        }
    }
}
