using Portal.Collectors.Libvirt.Interop;

namespace Portal.Collectors.Libvirt;

/// <summary>The call of tier 1 for one domain, made on a lane: its XML where wanted, then what its QEMU's monitor says of disks and balloon.</summary>
internal static class SlowCall
{
    private static readonly LibvirtFailure Held = new(CollectorFailure.Timeout, "A domain is held by a long job; its disk and balloon values grow old.");
    private static readonly LibvirtFailure Malformed = new(CollectorFailure.Malformed, "The XML of a domain is not understood.");

    public static SlowAnswer Make(LibvirtConnection connection, DomainIdentity domain, bool withDefinition)
    {
        LibvirtFailure? failure = null;
        DomainDefinition? definition = null;
        if (withDefinition && !DomainDefinition.TryParse(connection.ReadXml(domain.Uuid), out definition))
        {
            failure = Malformed;
            definition = null;
        }

        if (domain.Id is null)
        {
            return new SlowAnswer(definition, null, failure);
        }

        SlowDomainReader reader = new();
        connection.ReadDomain(domain.Uuid, DomainStatsGroups.Block | DomainStatsGroups.Balloon, reader);
        return reader.IsMeasured
            ? new SlowAnswer(definition, new SlowValues(reader.Balloon, reader.Disks), failure)
            : new SlowAnswer(definition, null, failure ?? (reader.IsHeld ? Held : null));
    }
}
