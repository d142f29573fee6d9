using Portal.Collectors;

namespace Portal.Sampling;

/// <summary>Between the snapshot in memory and its document.</summary>
public static class SnapshotMapping
{
    public static SnapshotDocument ToDocument(this HostSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        HostSample machine = snapshot.Machine ?? new HostSample();
        return new SnapshotDocument
        {
            Schema = snapshot.Schema,
            Host = snapshot.Host,
            Version = snapshot.Version,
            BootId = snapshot.BootId,
            TakenAt = snapshot.TakenAt,
            UptimeNanoseconds = snapshot.UptimeNanoseconds,
            Identity = machine.Identity,
            BootedAt = machine.BootedAt,
            Cpu = machine.Cpu,
            Load = machine.Load,
            Memory = machine.Memory,
            MemoryLines = machine.MemoryLines,
            VmstatLines = machine.VmstatLines,
            Paging = machine.Paging,
            Disks = machine.Disks,
            Filesystems = machine.Filesystems,
            Networks = machine.Networks,
            Pressure = machine.Pressure,
            Activity = machine.Activity,
            Temperatures = machine.Temperatures,
            Energy = machine.Energy,
            Guests = snapshot.Guests,
            Collectors = snapshot.Collectors,
            Portal = snapshot.Portal,
        };
    }

    public static HostSnapshot ToSnapshot(this SnapshotDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return new HostSnapshot
        {
            Schema = document.Schema,
            Host = document.Host,
            Version = document.Version,
            BootId = document.BootId,
            TakenAt = document.TakenAt,
            UptimeNanoseconds = document.UptimeNanoseconds,
            Machine = new HostSample
            {
                Identity = document.Identity ?? new HostIdentity(),
                BootedAt = document.BootedAt,
                Cpu = document.Cpu,
                Load = document.Load,
                Memory = document.Memory,
                MemoryLines = document.MemoryLines,
                VmstatLines = document.VmstatLines,
                Paging = document.Paging,
                Disks = document.Disks,
                Filesystems = document.Filesystems,
                Networks = document.Networks,
                Pressure = document.Pressure,
                Activity = document.Activity,
                Temperatures = document.Temperatures,
                Energy = document.Energy,
            },
            Guests = document.Guests.IsDefault ? [] : document.Guests,
            Collectors = document.Collectors.IsDefault ? [] : document.Collectors,
            Portal = document.Portal,
        };
    }
}
