using System.Text;
using Portal.Collectors.Libvirt;

namespace Portal.Tests.Libvirt;

public sealed class QemuCgroupTests
{
    [Theory]
    [InlineData(@"/machine.slice/machine-qemu\x2d1\x2dvm.scope/libvirt/emulator", @"/machine.slice/machine-qemu\x2d1\x2dvm.scope")]
    [InlineData(@"/machine.slice/machine-qemu\x2d1\x2dvm.scope/libvirt/vcpu12", @"/machine.slice/machine-qemu\x2d1\x2dvm.scope")]
    [InlineData(@"/machine.slice/machine-qemu\x2d1\x2dvm.scope", @"/machine.slice/machine-qemu\x2d1\x2dvm.scope")]
    [InlineData("/machine/qemu-1-vm.libvirt-qemu/emulator", "/machine/qemu-1-vm.libvirt-qemu")]
    [InlineData("/machine/qemu-1-vm.libvirt-qemu/iothread1", "/machine/qemu-1-vm.libvirt-qemu")]
    [InlineData("/machine/qemu-1-vm.libvirt-qemu", "/machine/qemu-1-vm.libvirt-qemu")]
    [InlineData("/", null)]
    [InlineData("", null)]
    [InlineData("/emulator", null)]
    [InlineData("/libvirt/emulator", null)]
    [InlineData("/system.slice/libvirtd.service", null)]
    [InlineData("/user.slice/user-1000.slice/session-2.scope", null)]
    [InlineData("/machine/qemu-1-vm.libvirt-qemu/vcpu/other", null)]
    public void Cuts_a_path_to_the_machines_own_group(string path, string? own) => Assert.Equal(own, QemuCgroup.Own(path));

    [Fact]
    public void Takes_no_controller_of_a_real_process_for_its_own_that_is_not()
    {
        // On this machine libvirt leaves cpuacct and devices alone: QEMU is in the root there.
        Dictionary<string, string?> own = Encoding.UTF8.GetString(LibvirtFixture.Bytes("qemu.cgroup"))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(':', 3))
            .ToDictionary(fields => fields[1], fields => QemuCgroup.Own(fields[2]));

        const string Group = "/machine/qemu-1-signal-natab.libvirt-qemu";
        Assert.All(["memory", "blkio", "cpu", "cpuset", ""], controller => Assert.Equal(Group, own[controller]));
        Assert.All(["cpuacct", "devices", "pids", "name=systemd"], controller => Assert.Null(own[controller]));
    }
}
