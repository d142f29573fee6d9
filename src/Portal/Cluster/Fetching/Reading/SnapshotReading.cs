using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using Portal.Collectors;
using Portal.Sampling;

namespace Portal.Cluster.Fetching.Reading;

/// <summary>Reads a host's document, which may be old, new, broken or a lie. Any thread.</summary>
/// <remarks>What a portal writes is read in one pass. Only a document that this refuses is read again, part by part, so that one impossible part costs itself.</remarks>
internal static class SnapshotReading
{
    // Each part of a document is an object of some hundred bytes in memory: 2,000 guests with all their parts need 45,000.
    private const int MostObjects = 64 * 1024;

    /// <exception cref="PeerFailure">It is no snapshot document; nothing of it is used.</exception>
    public static ReadDocument Read(ReadOnlySpan<byte> document)
    {
        if (!Utf8.IsValid(document))
        {
            throw new PeerFailure(FetchResult.Malformed, "Its answer is not UTF-8.");
        }

        if (document.Count((byte)'{') > MostObjects)
        {
            throw new PeerFailure(FetchResult.Malformed, "Its answer has more parts than a host can have.");
        }

        // Nothing is ever written as null, and within a list one could not be told from a part.
        if (document.IndexOf("null"u8) < 0 && TryParse(document, SnapshotFormat.Whole, out ReadDocument? read, out _))
        {
            return read;
        }

        return TryParse(document, SnapshotFormat.PartByPart, out read, out Exception? fault)
            ? read
            : throw new PeerFailure(FetchResult.Malformed, "Its answer is not a snapshot document.", fault);
    }

    private static bool TryParse(ReadOnlySpan<byte> document, JsonTypeInfo<SnapshotDocument> format, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out ReadDocument? read, out Exception? fault)
    {
        (read, fault) = (null, null);
        ReadingTally.Start();
        try
        {
            if (JsonSerializer.Deserialize(document, format) is { } parsed)
            {
                TimeSpan? age = parsed.AgeSeconds is { } seconds and >= 0 and < 86_400 ? TimeSpan.FromSeconds(seconds) : null;
                HostSnapshot snapshot = GuestRules.Apply(parsed.ToSnapshot());
                read = new ReadDocument(snapshot, age, ReadingTally.Count);
            }
        }
        catch (Exception caught) when (caught is JsonException or InvalidOperationException)
        {
            // The second is what a lone surrogate in an escape throws. Either way the document says nothing.
            fault = caught;
        }

        return read is not null;
    }
}

/// <summary>A document after reading.</summary>
/// <param name="Age">Stated inside the document, as a stream's documents do; null elsewhere.</param>
/// <param name="Impossible">Values and parts left out.</param>
internal sealed record ReadDocument(HostSnapshot Snapshot, TimeSpan? Age, int Impossible);
