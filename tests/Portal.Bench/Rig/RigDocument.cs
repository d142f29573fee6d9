using System.Globalization;
using System.Text;
using System.Text.Json;
using Portal.Sampling;

namespace Portal.Bench.Rig;

/// <summary>What one host answers, serialised beforehand in a few versions that are sent in turn; only the two times are written anew, so that the rig costs little beside what it measures.</summary>
internal sealed class RigDocument
{
    private const int Versions = 3;
    private readonly (byte[] Before, byte[] After)[] _versions;
    private int _turn;

    public RigDocument(int host, int guests)
    {
        _versions = [.. Enumerable.Range(1, Versions).Select(turn => Split(JsonSerializer.SerializeToUtf8Bytes(RigSnapshots.Of(host, guests, turn).ToDocument(), SnapshotJson.Default.SnapshotDocument)))];
    }

    /// <summary>Three parts to be sent one after the other.</summary>
    public (ReadOnlyMemory<byte> Before, ReadOnlyMemory<byte> Times, ReadOnlyMemory<byte> After) Next(TimeProvider clock)
    {
        (byte[] before, byte[] after) = _versions[(uint)Interlocked.Increment(ref _turn) % Versions];
        double uptime = clock.GetElapsedTime(0).TotalSeconds;
        string times = string.Create(CultureInfo.InvariantCulture, $"\"takenAt\":\"{clock.GetUtcNow():O}\",\"uptime\":{uptime:0.000000},");
        return (before, Encoding.ASCII.GetBytes(times), after);
    }

    /// <summary>The whole of it.</summary>
    public byte[] Bytes(TimeProvider clock)
    {
        (ReadOnlyMemory<byte> before, ReadOnlyMemory<byte> times, ReadOnlyMemory<byte> after) = Next(clock);
        return [.. before.Span, .. times.Span, .. after.Span];
    }

    // …,"takenAt":"2026-01-01T08:30:00+00:00","uptime":0.000000001,"identity":…
    private static (byte[] Before, byte[] After) Split(byte[] document)
    {
        int start = document.AsSpan().IndexOf("\"takenAt\":"u8);
        int uptime = start + document.AsSpan(start).IndexOf("\"uptime\":"u8);
        int end = uptime + document.AsSpan(uptime).IndexOf((byte)',') + 1;
        return (document[..start], document[end..]);
    }
}
