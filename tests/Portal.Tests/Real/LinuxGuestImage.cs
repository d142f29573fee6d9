using Portal.Tests.Support;

namespace Portal.Tests.Real;

/// <summary>A Linux that does just enough for a guest's disk and balloon to have figures: Debian's cloud kernel, and an initial file system made of busybox and the virtio modules.</summary>
internal sealed record LinuxGuestImage(string KernelPath, string InitialFilesystemPath)
{
    /// <summary>What the guest reads from and writes to its disk once it is up.</summary>
    public const int DiskReadBytes = 8 * 1024 * 1024;

    public const int DiskWrittenBytes = 1024 * 1024;

    // In the order of their needs; the cloud kernel has nothing of virtio built in.
    private static readonly string[] Modules =
    [
        "drivers/virtio/virtio_ring", "drivers/virtio/virtio", "drivers/virtio/virtio_pci_modern_dev", "drivers/virtio/virtio_pci_legacy_dev", "drivers/virtio/virtio_pci",
        "drivers/virtio/virtio_balloon", "drivers/block/virtio_blk",
    ];

    private static readonly string Init = $"""
        #!/busybox sh
        /busybox mount -t devtmpfs none /dev
        for module in {string.Join(' ', Modules.Select(Path.GetFileName))}; do /busybox insmod /$module.ko; done
        /busybox dd if=/dev/vda of=/dev/null bs=64k
        /busybox dd if=/dev/zero of=/dev/vda bs=64k count=16 conv=fsync
        while :; do /busybox sleep 3600; done

        """;

    /// <summary>Makes the files below the daemon's folder.</summary>
    /// <exception cref="InvalidOperationException">A package is missing: the message says which.</exception>
    public static async Task<LinuxGuestImage> MakeAsync(LibvirtDaemon libvirt)
    {
        string kernel = Directory.EnumerateFiles("/boot", "vmlinuz-*-cloud-amd64").Order().LastOrDefault()
            ?? throw new InvalidOperationException("The tests need a kernel for a guest: apt-get install --no-install-recommends linux-image-cloud-amd64");
        string modules = $"/lib/modules/{Path.GetFileName(kernel)["vmlinuz-".Length..]}/kernel/";
        using TemporaryFolder root = new();
        Directory.CreateDirectory(root.At("dev"));
        File.Copy(File.Exists("/bin/busybox") ? "/bin/busybox" : "/usr/bin/busybox", root.At("busybox"));
        foreach (string module in Modules)
        {
            File.Copy($"{modules}{module}.ko", root.At(Path.GetFileName(module) + ".ko"));
        }

        root.Write("init", Init);
        File.SetUnixFileMode(root.At("init"), (UnixFileMode)0b111_101_101);

        LinuxGuestImage image = new(libvirt.PathOf("vmlinuz"), libvirt.PathOf("initrd"));
        File.Copy(kernel, image.KernelPath);
        await Command.RunAsync("/bin/sh", "-c", "cd \"$1\" && find . | cpio --quiet -o -H newc > \"$2\"", "sh", root.Path, image.InitialFilesystemPath);
        foreach (string file in (string[])[image.KernelPath, image.InitialFilesystemPath])
        {
            File.SetUnixFileMode(file, (UnixFileMode)0b110_100_100);
        }

        return image;
    }

    public string ToXml() => $"<kernel>{KernelPath}</kernel><initrd>{InitialFilesystemPath}</initrd><cmdline>quiet panic=-1</cmdline>";
}
