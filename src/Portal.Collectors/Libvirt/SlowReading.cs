using System.Collections.Immutable;

namespace Portal.Collectors.Libvirt;

/// <summary>What tier 1 read through a domain's monitor, at one moment.</summary>
internal sealed record SlowValues(BalloonMemory? Balloon, ImmutableArray<GuestDisk> Disks);

/// <summary>What tier 1 knows of a domain when a snapshot is taken.</summary>
/// <param name="Definition">From its XML; null until that was read.</param>
/// <param name="Values">Null when never measured, or too old to be shown.</param>
/// <param name="AgeNanoseconds">Since the last measurement, which goes on when the values are no longer shown; null when there never was one.</param>
internal sealed record SlowReading(DomainDefinition? Definition, SlowValues? Values, long? AgeNanoseconds);
