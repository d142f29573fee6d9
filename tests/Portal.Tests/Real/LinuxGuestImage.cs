using Portal.Tests.Support;

namespace Portal.Tests.Real;

/// <summary>A Linux that does just enough for a guest's disk, balloon and network to have figures: Debian's cloud kernel, and an initial file system made of busybox and the virtio modules.</summary>
internal sealed record LinuxGuestImage(string KernelPath, string InitialFilesystemPath)
{
    /// <summary>What the guest reads from and writes to its disk once it is up.</summary>
    public const int DiskReadBytes = 8 * 1024 * 1024;

    public const int DiskWrittenBytes = 1024 * 1024;

    /// <summary>Addresses of the guest's first interface, and of the host's end of its tap, which must answer pings.</summary>
    public const string GuestAddress = "10.99.0.2";

    public const string HostAddress = "10.99.0.1";

    /// <summary>Pings it then sends, each a frame of 1,000 bytes (14 Ethernet, 20 IPv4, 8 ICMP) and answered by one.</summary>
    public const int Pings = 200;

    public const int PingFrameBytes = 1000;

    // In the order of their needs; the cloud kernel has nothing of virtio built in.
    private static readonly string[] Modules =
    [
        "drivers/virtio/virtio_ring", "drivers/virtio/virtio", "drivers/virtio/virtio_pci_modern_dev", "drivers/virtio/virtio_pci_legacy_dev", "drivers/virtio/virtio_pci",
        "drivers/virtio/virtio_balloon", "drivers/block/virtio_blk", "net/core/failover", "drivers/net/net_failover", "drivers/net/virtio_net",
    ];

    private static readonly string Init = $"""
        #!/busybox sh
        /busybox mount -t devtmpfs none /dev
        /busybox mkdir /sys
        /busybox mount -t sysfs none /sys
        for module in {string.Join(' ', Modules.Select(Path.GetFileName))}; do /busybox insmod /$module.ko; done
        /busybox dd if=/dev/vda of=/dev/null bs=64k
        /busybox dd if=/dev/zero of=/dev/vda bs=64k count=16 conv=fsync
        if [ -e /sys/class/net/eth0 ]; then
          /busybox ip address add {GuestAddress}/24 dev eth0
          /busybox ip link set eth0 up
          until /busybox ping -c 1 -W 1 -s 0 {HostAddress}; do :; done
          /busybox ping -q -c {Pings} -i 0.01 -s {PingFrameBytes - 42} {HostAddress}
        fi
        while :; do /busybox sleep 3600; done

        """;

    /// <summary>Makes the files below the daemon's folder.</summary>
    /// <param name="libvirt">Whose guest boots it.</param>
    /// <param name="name">Of the files, one guest's own.</param>
    /// <exception cref="InvalidOperationException">A package is missing: the message says which.</exception>
    public static async Task<LinuxGuestImage> MakeAsync(LibvirtDaemon libvirt, string name)
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

        LinuxGuestImage image = new(libvirt.PathOf($"{name}-vmlinuz"), libvirt.PathOf($"{name}-initrd"));
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
