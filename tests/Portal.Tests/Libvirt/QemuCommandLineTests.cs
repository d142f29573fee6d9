using System.Text;
using Portal.Collectors.Libvirt;
using Portal.Collectors.Libvirt.Interop;

namespace Portal.Tests.Libvirt;

public sealed class QemuCommandLineTests
{
    private static readonly DomainIdentity Captured = new("signal-nat,éa&b", Guid.Parse("2d68fb66-5e69-4151-9309-59fae5eb0891"), 1);

    [Fact]
    public void Knows_the_domain_of_a_real_process() => Assert.True(QemuCommandLine.Runs(LibvirtFixture.Bytes("qemu.cmdline"), Captured));

    [Theory]
    [InlineData("signal-nat")]
    [InlineData("signal-nat,éa&")]
    [InlineData("signal-nat,éa&b,debug-threads=on")]
    [InlineData("")]
    public void Compares_whole_names(string name) => Assert.False(QemuCommandLine.Runs(LibvirtFixture.Bytes("qemu.cmdline"), Captured with { Name = name }));

    [Fact]
    public void Another_daemons_domain_of_the_same_name_is_another() =>
        Assert.False(QemuCommandLine.Runs(LibvirtFixture.Bytes("qemu.cmdline"), Captured with { Uuid = Guid.NewGuid() }));

    [Theory]
    [InlineData("guest=a", true)]
    [InlineData("guest=a,debug-threads=on", true)]
    [InlineData("guest=a,,b", false)]
    [InlineData("guest=ab", false)]
    [InlineData("a", false)]
    public void A_doubled_comma_belongs_to_the_name(string option, bool runs)
    {
        byte[] commandLine = Encoding.UTF8.GetBytes($"qemu\0-name\0{option}\0-uuid\0{Captured.Uuid}\0");
        Assert.Equal(runs, QemuCommandLine.Runs(commandLine, Captured with { Name = "a" }));
    }

    [Fact]
    public void Every_prefix_is_an_answer()
    {
        byte[] whole = LibvirtFixture.Bytes("qemu.cmdline");
        int first = Enumerable.Range(0, whole.Length + 1).First(length => QemuCommandLine.Runs(whole.AsSpan(0, length), Captured));
        Assert.EndsWith(Captured.Uuid.ToString(), Encoding.UTF8.GetString(whole, 0, first), StringComparison.Ordinal);
    }
}
