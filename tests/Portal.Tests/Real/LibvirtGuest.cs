using Portal.Tests.Support;

namespace Portal.Tests.Real;

/// <summary>A guest of a <see cref="LibvirtDaemon"/>.</summary>
internal sealed record LibvirtGuest(LibvirtDaemon Libvirt, string Name, string DiskPath)
{
    public const string Emulator = "/usr/bin/qemu-system-x86_64";

    /// <summary>Its QEMU's, while it runs.</summary>
    public int ProcessId => Libvirt.ProcessIdOf(Name);

    public void Signal(UnixSignal signal) => UnixSignals.Send(ProcessId, signal);

    public Task DestroyAsync() => Libvirt.VirshAsync("destroy", Name);
}

/// <summary>What a test's guest has.</summary>
internal sealed record LibvirtGuestOptions
{
    public int MemoryMebibytes { get; init; } = 64;

    public int Vcpus { get; init; } = 1;

    /// <summary>A tap in the daemon's own network namespace, at most 15 characters; null for none.</summary>
    public string? Tap { get; init; }

    /// <summary>Kernel and initial file system; null for no operating system.</summary>
    public LinuxGuestImage? Boots { get; init; }

    // Emulated in software: the same on every machine, where nested virtualisation can take minutes for a BIOS.
    public string ToXml(string name, string disk) => $"""
        <domain type='qemu'>
          <name>{name}</name>
          <memory unit='MiB'>{MemoryMebibytes}</memory>
          <vcpu>{Vcpus}</vcpu>
          <os><type arch='x86_64' machine='pc'>hvm</type>{Boots?.ToXml()}</os>
          <features><acpi/></features>
          <devices>
            <emulator>{LibvirtGuest.Emulator}</emulator>
            <disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='{disk}'/><target dev='hda' bus='virtio'/></disk>
            {(Tap is null ? null : $"<interface type='ethernet'><target dev='{Tap}'/><model type='virtio'/></interface>")}
            <memballoon model='virtio'><stats period='1'/></memballoon>
          </devices>
        </domain>
        """;
}
