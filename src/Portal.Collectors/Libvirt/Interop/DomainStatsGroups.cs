namespace Portal.Collectors.Libvirt.Interop;

/// <summary><c>virDomainStatsTypes</c> of libvirt-domain.h that are asked for.</summary>
[Flags]
internal enum DomainStatsGroups : uint
{
    None = 0,

    /// <summary>Known to the daemon itself.</summary>
    State = 1 << 0,

    /// <summary>Through QEMU's monitor: a stopped QEMU never answers.</summary>
    Balloon = 1 << 2,

    /// <summary>Known to the daemon, from the host's taps.</summary>
    Interface = 1 << 4,

    /// <summary>Through QEMU's monitor, as <see cref="Balloon"/>.</summary>
    Block = 1 << 5,
}
