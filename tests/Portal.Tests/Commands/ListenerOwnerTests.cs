using System.Net;
using System.Net.Sockets;
using Portal.Commands;
using Portal.Security.Keys;

namespace Portal.Tests.Commands;

public sealed class ListenerOwnerTests
{
    private const string Header = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode";

    [Fact]
    public void A_listening_socket_is_its_users_and_a_port_without_one_nobodys()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        Assert.Equal(FileOwner.Ours, ListenerOwner.Of(port));
        listener.Stop();
        Assert.Null(ListenerOwner.Of(port));
    }

    [Fact]
    public void A_connection_from_that_port_is_no_listener() => Assert.Null(ListenerOwner.Of(3357, [Header, Line("0100007F:0D1D", "01", 1000)]));

    [Fact]
    public void Two_users_on_one_port_are_nobody_and_one_user_twice_is_that_one()
    {
        Assert.Null(ListenerOwner.Of(3357, [Header, Line("0100007F:0D1D", "0A", 1000), Line("0200007F:0D1D", "0A", 0)]));
        Assert.Equal(998u, ListenerOwner.Of(3357, [Header, Line("0100007F:0D1D", "0A", 998), Line("00000000000000000000000001000000:0D1D", "0A", 998)]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   0: 0100007F:0D1D 00000000:0000 0A")]
    [InlineData("   0: 0100007F:0D1D 00000000:0000 0A 00000000:00000000 00:00000000 00000000 none 0 1")]
    public void A_line_that_says_no_user_is_no_answer(string line) => Assert.Null(ListenerOwner.Of(3357, [Header, line]));

    private static string Line(string local, string state, int uid) =>
        $"   0: {local} 00000000:0000 {state} 00000000:00000000 00:00000000 00000000 {uid,5}        0 12345 1 0000000000000000 100 0 0 10 0";
}
