using Portal.Collectors.Libvirt.Interop;

namespace Portal.Collectors.Libvirt;

/// <summary>A domain's memory while its record is taken in: <c>balloon.…</c> of virDomainListGetStats. Amounts are KiB there, the last update seconds.</summary>
internal sealed class DomainBalloon
{
    private BalloonMemory _memory = new();

    /// <summary>Whether the monitor was asked: without it a record holds the current size alone, from the daemon's own books.</summary>
    public bool IsMeasured { get; private set; }

    public void Add(ReadOnlySpan<byte> field, TypedParameter parameter)
    {
        if (!parameter.TryGetInteger(out long value))
        {
            return;
        }

        IsMeasured |= !field.SequenceEqual("current"u8) && !field.SequenceEqual("maximum"u8);
        _memory = field switch
        {
            _ when field.SequenceEqual("current"u8) => _memory with { CurrentBytes = Kibibytes(value) },
            _ when field.SequenceEqual("available"u8) => _memory with { AvailableBytes = Kibibytes(value) },
            _ when field.SequenceEqual("usable"u8) => _memory with { UsableBytes = Kibibytes(value) },
            _ when field.SequenceEqual("unused"u8) => _memory with { UnusedBytes = Kibibytes(value) },
            _ when field.SequenceEqual("disk_caches"u8) => _memory with { CacheBytes = Kibibytes(value) },
            _ when field.SequenceEqual("swap_in"u8) => _memory with { SwapInBytes = Kibibytes(value) },
            _ when field.SequenceEqual("swap_out"u8) => _memory with { SwapOutBytes = Kibibytes(value) },
            _ when field.SequenceEqual("major_fault"u8) => _memory with { MajorFaults = value },
            _ when field.SequenceEqual("minor_fault"u8) => _memory with { MinorFaults = value },
            _ when field.SequenceEqual("last-update"u8) => _memory with { UpdatedAt = UpdatedAt(value) },
            _ => _memory,
        };
    }

    public BalloonMemory? ToMemory() => IsMeasured ? _memory : null;

    private static long Kibibytes(long value) => value > long.MaxValue / 1024 ? long.MaxValue : value * 1024;

    // 0: the driver inside never reported. What no calendar holds is not believed either.
    private static DateTimeOffset? UpdatedAt(long seconds) =>
        seconds is > 0 and < 253_402_300_800 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
}
