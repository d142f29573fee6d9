using Portal.Collectors;
using Portal.Collectors.Libvirt;
using Portal.Collectors.Libvirt.Interop;

namespace Portal.Tests.Libvirt;

public sealed class FastDomainReaderTests
{
    private static readonly DomainIdentity Guest = new("guest", Guid.NewGuid(), 7);

    [Fact]
    public void Takes_state_and_the_guests_view_of_its_interfaces()
    {
        FastDomainReader reader = new();
        reader.Begin(Guest);
        reader.AddLines("""
            state.state=1
            state.reason=1
            net.count=2
            net.0.name=vm-signaln00
            net.0.rx.bytes=90
            net.0.rx.pkts=1
            net.0.rx.errs=2
            net.0.rx.drop=3
            net.0.tx.bytes=4
            net.0.tx.pkts=5
            net.0.tx.errs=6
            net.0.tx.drop=7
            vcpu.0.time=4080000000
            """);

        FastDomain domain = Assert.Single(reader.Finish());
        Assert.Equal(Guest, domain.Identity);
        Assert.Equal(GuestState.Running, domain.State);
        NetworkCounters tap = Assert.Single(domain.Networks);   // the second is user-mode: counted, never named
        Assert.Equal(
            ("vm-signaln00", 90L, 1L, 2L, 3L, 4L, 5L, 6L, 7L),
            (tap.Interface, tap.ReceivedBytes, tap.ReceivedPackets, tap.ReceiveErrors, tap.ReceiveDrops, tap.TransmittedBytes, tap.TransmittedPackets, tap.TransmitErrors, tap.TransmitDrops));
        Assert.Null(tap.ReceiveFifo);
    }

    [Fact]
    public void Keeps_records_apart()
    {
        FastDomainReader reader = new();
        reader.Begin(Guest);
        reader.AddLines("state.state=3\nnet.0.name=tap0");
        reader.Begin(new DomainIdentity("other", Guid.NewGuid(), null));
        reader.AddLines("state.state=5");

        Assert.Collection(
            reader.Finish(),
            first => Assert.Equal((GuestState.Paused, 1), (first.State, first.Networks.Length)),
            second => Assert.Equal((GuestState.Stopped, 0), (second.State, second.Networks.Length)));
    }

    [Fact]
    public void A_counter_the_driver_does_not_know_is_absent()
    {
        FastDomainReader reader = new();
        reader.Begin(Guest);
        reader.AddLines("net.0.name=tap0");
        reader.AddInteger("net.0.rx.bytes", -1);

        Assert.Null(Assert.Single(Assert.Single(reader.Finish()).Networks).ReceivedBytes);
    }

    [Theory]
    [InlineData("net.99999999.name=x")]
    [InlineData("net.-1.name=x")]
    [InlineData("net.18446744073709551615.name=x")]
    [InlineData("net..name=x")]
    [InlineData("net.0=x")]
    [InlineData("net.0name=x")]
    [InlineData("network.0.name=x")]
    [InlineData("net.=x")]
    public void Skips_names_it_does_not_know(string line)
    {
        FastDomainReader reader = new();
        reader.Begin(Guest);
        reader.AddLines(line);

        Assert.Empty(Assert.Single(reader.Finish()).Networks);
    }

    [Theory]
    [InlineData(0, GuestState.Unknown)]
    [InlineData(1, GuestState.Running)]
    [InlineData(2, GuestState.Running)]
    [InlineData(3, GuestState.Paused)]
    [InlineData(4, GuestState.Stopping)]
    [InlineData(5, GuestState.Stopped)]
    [InlineData(6, GuestState.Failed)]
    [InlineData(7, GuestState.Paused)]
    [InlineData(8, GuestState.Unknown)]
    public void Names_every_state(long state, GuestState expected) => Assert.Equal(expected, DomainStates.ToGuestState(state));
}
