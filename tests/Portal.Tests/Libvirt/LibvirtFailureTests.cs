using Portal.Collectors;
using Portal.Collectors.Libvirt;
using Portal.Collectors.Libvirt.Interop;

namespace Portal.Tests.Libvirt;

public sealed class LibvirtFailureTests
{
    private const string Socket = "/run/libvirt/libvirt-sock-ro";

    [Theory]
    [InlineData(42, 0, CollectorFailure.Gone)]
    [InlineData(38, 13, CollectorFailure.Denied)]
    [InlineData(38, 1, CollectorFailure.Denied)]
    [InlineData(38, 2, CollectorFailure.Unreachable)]
    [InlineData(38, 111, CollectorFailure.Unreachable)]
    [InlineData(94, 0, CollectorFailure.Denied)]
    [InlineData(88, 13, CollectorFailure.Denied)]
    [InlineData(68, 0, CollectorFailure.Timeout)]
    [InlineData(3, 0, CollectorFailure.Unsupported)]
    [InlineData(1, 0, CollectorFailure.Unreachable)]
    [InlineData(9999, 0, CollectorFailure.Unreachable)]
    public void Every_error_has_a_reason_of_the_closed_list(int code, int systemError, CollectorFailure reason) =>
        Assert.Equal(reason, LibvirtFailure.From(new LibvirtException((LibvirtErrorCode)code, systemError), Socket).Reason);

    [Fact]
    public void Being_denied_names_socket_and_group()
    {
        string sentence = LibvirtFailure.From(new LibvirtException(LibvirtErrorCode.SystemError, 13), Socket).Sentence;
        Assert.Contains(Socket, sentence, StringComparison.Ordinal);
        Assert.Contains("group libvirt", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_library_is_a_fault_only_where_a_daemon_is()
    {
        string there = typeof(LibvirtFailureTests).Assembly.Location;
        Assert.True(LibvirtFailure.From(new DllNotFoundException(), "/nowhere/at/all").NothingThere);
        LibvirtFailure failure = LibvirtFailure.From(new DllNotFoundException(), there);
        Assert.Equal((CollectorFailure.Unsupported, false), (failure.Reason, failure.NothingThere));
    }

    [Theory]
    [InlineData("qemu:///system?socket=/a/b", "/a/b")]
    [InlineData("qemu+unix:///system?mode=legacy&socket=/a%20b/c", "/a b/c")]
    public void Reads_the_socket_out_of_the_address(string uri, string socket) => Assert.Equal(socket, LibvirtSocket.PathOf(uri));
}
