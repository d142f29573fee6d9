using System.Text;
using Portal.Collectors.Kernel;

namespace Portal.Tests.Kernel;

public sealed class ProcNetDevTests
{
    private const string Header = "Inter-|   Receive |  Transmit\n face |bytes |bytes\n";

    [Fact]
    public void Reads_every_column()
    {
        List<InterfaceCounters> lines = [];
        Assert.True(ProcNetDev.Parse(Encoding.UTF8.GetBytes(Header + "  eth0: 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16\n"), new NamePool(), lines));

        InterfaceCounters line = Assert.Single(lines);
        Assert.Equal("eth0", line.Name);
        Assert.Equal(
            [1L, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16],
            [
                line.ReceivedBytes, line.ReceivedPackets, line.ReceiveErrors, line.ReceiveDrops, line.ReceiveFifo, line.ReceiveFrame, line.ReceiveCompressed, line.ReceiveMulticast,
                line.TransmittedBytes, line.TransmittedPackets, line.TransmitErrors, line.TransmitDrops, line.TransmitFifo, line.TransmitCollisions, line.TransmitCarrier, line.TransmitCompressed,
            ]);
    }

    [Fact]
    public void Reads_names_with_colons_and_numbers_right_behind_the_colon()
    {
        List<InterfaceCounters> lines = [];
        Assert.True(ProcNetDev.Parse(Encoding.UTF8.GetBytes(Header + "eth0:1:77 0 0 0 0 0 0 0 88 0 0 0 0 0 0 0\n"), new NamePool(), lines));

        InterfaceCounters line = Assert.Single(lines);
        Assert.Equal(("eth0:1", 77L, 88L), (line.Name, line.ReceivedBytes, line.TransmittedBytes));
    }

    [Fact]
    public void Keeps_the_other_interfaces_when_a_line_is_odd()
    {
        List<InterfaceCounters> lines = [];
        bool whole = ProcNetDev.Parse(Encoding.UTF8.GetBytes(
            Header + "  a: 1 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0\n  b: 1 0 -5 0 0 0 0 0 0 0 0 0 0 0 0 0\n  c: 3\n  d: 4 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0\n"), new NamePool(), lines);

        Assert.False(whole);
        Assert.Equal(["a", "d"], lines.Select(line => line.Name));
    }

    [Fact]
    public void A_name_is_the_same_string_each_time()
    {
        NamePool names = new();
        Assert.Same(names.Get("eth0"u8), names.Get("eth0"u8));
        Assert.Equal(new string('x', 300), names.Get(Encoding.UTF8.GetBytes(new string('x', 300))));
        Assert.Equal("\uFFFDa", names.Get([0xFF, (byte)'a']));
    }
}
