using Portal.Collectors.Kernel;
using Portal.Collectors.Libvirt;
using Portal.Collectors.Libvirt.Interop;

namespace Portal.Tests.Libvirt;

public sealed class QemuFinderTests : IDisposable
{
    private static readonly DomainIdentity Vm = new("vm", Guid.NewGuid(), 1);

    private readonly string _root = Directory.CreateTempSubdirectory("portal-").FullName;
    private readonly QemuFinder _finder;

    public QemuFinderTests() => _finder = new QemuFinder(new KernelFiles(new KernelRoots(_root + "/proc", _root + "/sys", _root)));

    [Fact]
    public void Takes_the_pid_that_libvirt_wrote_down()
    {
        AddProcess(4242, Vm);
        WritePidFile("4242\n");

        using ProcessReader? process = _finder.FromPidFile(Vm);
        Assert.Equal(4242, process?.Pid);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("4242 4243")]
    [InlineData("99999999999999")]
    [InlineData("many")]
    public void Believes_no_pid_file_that_holds_anything_else(string content)
    {
        AddProcess(4242, Vm);
        WritePidFile(content);

        Assert.Null(_finder.FromPidFile(Vm));
    }

    [Fact]
    public void Believes_no_pid_that_another_process_has_by_now()
    {
        AddProcess(4242, Vm with { Uuid = Guid.NewGuid() });
        WritePidFile("4242");

        Assert.Null(_finder.FromPidFile(Vm));
    }

    [Fact]
    public void A_name_with_a_slash_is_no_path()
    {
        DomainIdentity hostile = Vm with { Name = "../../../vm" };
        AddProcess(4242, hostile);
        File.WriteAllText(Path.Combine(_root, "vm.pid"), "4242");

        Assert.Null(_finder.FromPidFile(hostile));
    }

    [Fact]
    public void Finds_what_has_no_pid_file_among_all_processes()
    {
        DomainIdentity other = new("other", Guid.NewGuid(), 2);
        AddProcess(10, new DomainIdentity("vm", Guid.NewGuid(), 1));
        AddProcess(20, Vm);
        AddProcess(30, other, executable: "/usr/libexec/qemu-kvm");

        Dictionary<Guid, ProcessReader> found = _finder.FromProcessList([Vm, other]);
        Assert.Equal((20, 30), (found[Vm.Uuid].Pid, found[other.Uuid].Pid));
        Assert.Equal(2, found.Count);
    }

    [Theory]
    [InlineData("/usr/bin/python3", 'S')]
    [InlineData("/usr/bin/qemu-system-x86_64", 'Z')]
    public void Takes_neither_a_look_alike_nor_a_zombie(string executable, char state)
    {
        AddProcess(4242, Vm, executable, state);

        Assert.Empty(_finder.FromProcessList([Vm]));
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private void AddProcess(int pid, DomainIdentity domain, string executable = "/usr/bin/qemu-system-x86_64", char state = 'S')
    {
        string folder = Directory.CreateDirectory($"{_root}/proc/{pid}").FullName;
        Directory.CreateDirectory(folder + "/task");
        File.WriteAllText(folder + "/cmdline", $"qemu\0-name\0guest={domain.Name},debug-threads=on\0-uuid\0{domain.Uuid}\0");
        File.WriteAllText(folder + "/stat", $"{pid} (qemu-system-x86) {state} 1 {pid} {pid} 0 -1 138412352 90 0 0 0 731 112 0 0 20 0 8 0 5000 1000 100 18446744073709551615\n");
        File.CreateSymbolicLink(folder + "/exe", executable);
    }

    private void WritePidFile(string content)
    {
        Directory.CreateDirectory($"{_root}/run/libvirt/qemu");
        File.WriteAllText($"{_root}/run/libvirt/qemu/vm.pid", content);
    }
}
