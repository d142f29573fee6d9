using System.Collections.Immutable;
using Portal.Collectors.Libvirt.Interop;

namespace Portal.Collectors.Libvirt;

/// <summary>Takes in one record of BLOCK and BALLOON.</summary>
internal sealed class SlowDomainReader : IDomainRecordReader
{
    private readonly OrdinalList<DomainDisk> _disks = new();
    private readonly DomainBalloon _balloon = new();
    private bool _disksMeasured;
    private bool _named;

    /// <summary>Whether any value came through the monitor.</summary>
    public bool IsMeasured => _balloon.IsMeasured || _disksMeasured;

    /// <summary>Values were named, but none came through the monitor: a job holds the domain, and there is nothing new. A driver without monitors names none.</summary>
    public bool IsHeld => !IsMeasured && _named;

    public BalloonMemory? Balloon => _balloon.ToMemory();

    /// <summary>In libvirt's order, empty for a domain without disks. None is left out by name: the system disk may well be called <c>hda</c>.</summary>
    public ImmutableArray<GuestDisk> Disks => _disks.Finish(static part => part.ToDisk());

    public void Begin(DomainIdentity domain)
    {
        // One domain was asked for, so one record comes.
    }

    public void Add(TypedParameter parameter)
    {
        ReadOnlySpan<byte> name = parameter.Name;
        if (name.StartsWith("balloon."u8))
        {
            _named = true;
            _balloon.Add(name["balloon.".Length..], parameter);
        }
        else if (IndexedName.TrySplit(name, "block."u8, out int ordinal, out ReadOnlySpan<byte> field))
        {
            _named = true;
            _disks[ordinal].Add(field, parameter);
            _disksMeasured |= _disks[ordinal].IsMeasured;
        }
    }
}
