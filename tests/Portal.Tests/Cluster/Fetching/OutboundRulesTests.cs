using System.Net;
using System.Net.Sockets;
using Portal.Cluster;
using Portal.Cluster.Fetching;
using Portal.Cluster.Members;

namespace Portal.Tests.Cluster.Fetching;

/// <summary>Which addresses the main host can be made to call: judged by what a spelling means, and by what a connection would really be made to.</summary>
public sealed class OutboundRulesTests
{
    /// <summary>Ways to write an address that must never be called. {0} is a port where somebody listens on every address of this machine.</summary>
    public static TheoryData<string> Forbidden =>
    [
        "http://127.0.0.1:{0}/", "http://127.1:{0}/", "http://127.0.1:{0}/", "http://127.255.255.254:{0}/", "http://2130706433:{0}/", "http://0x7f000001:{0}/", "http://0x7f.1:{0}/",
        "http://0x7f.0x0.0x0.0x1:{0}/", "http://017700000001:{0}/", "http://0177.0.0.1:{0}/", "http://0177.0.0.01:{0}/", "http://127.0.0.1.:{0}/", "http://localhost:{0}/", "http://LOCALHOST:{0}/",
        "http://localhost.:{0}/", "http://[::1]:{0}/", "http://[0:0:0:0:0:0:0:1]:{0}/", "http://[::ffff:127.0.0.1]:{0}/", "http://[::ffff:7f00:1]:{0}/", "http://[0:0:0:0:0:ffff:7f00:0001]:{0}/",
        "http://[::127.0.0.1]:{0}/", "http://[64:ff9b::127.0.0.1]:{0}/", "http://[64:ff9b::7f00:1]:{0}/", "http://[2002:7f00:1::]:{0}/", "http://[2002:7f00:0001:0:0:0:0:1]:{0}/",
        "http://0:{0}/", "http://0.0.0.0:{0}/", "http://0x0:{0}/", "http://0.1.2.3:{0}/", "http://[::]:{0}/", "http://[::ffff:0.0.0.0]:{0}/", "http://[0:0:0:0:0:0:0:0]:{0}/",
        "http://169.254.169.254:{0}/", "http://2852039166:{0}/", "http://0xa9fea9fe:{0}/", "http://0251.0376.0251.0376:{0}/", "http://169.254.43518:{0}/", "http://169.16689662:{0}/",
        "http://10.0.0.1:3355@169.254.169.254:{0}/", "http://user:secret@127.0.0.1:{0}/", "http://10.0.0.1%40@127.0.0.1:{0}/", "http://[::ffff:169.254.169.254]:{0}/", "http://[::ffff:a9fe:a9fe]:{0}/",
        "http://[64:ff9b::a9fe:a9fe]:{0}/", "http://[2002:a9fe:a9fe::1]:{0}/", "http://169.254.0.1:{0}/", "http://[fe80::1]:{0}/", "http://[fe80::1%25lo]:{0}/", "http://[fe80::1%25eth0]:{0}/", "http://[febf:ffff::1]:{0}/",
        "http://224.0.0.1:{0}/", "http://239.255.255.250:{0}/", "http://[ff02::1]:{0}/", "http://[ff05::2]:{0}/", "http://[::ffff:224.0.0.1]:{0}/", "http://255.255.255.255:{0}/", "http://0xffffffff:{0}/",
        "http://4294967295:{0}/", "http://240.0.0.1:{0}/", "http://[::ffff:255.255.255.255]:{0}/", "http://１２７.０.０.１:{0}/", "http://１２７。０。０。１:{0}/", "http://①②⑦.⓪.⓪.①:{0}/", "http://127。0。0。1:{0}/",
        "http://localhost:{0}/?http://10.0.0.1", "http://127.0.0.1:{0}#@10.0.0.1/", "http://[::1%25lo]:{0}/", "http://ⓛocalhost:{0}/",
    ];

    [Theory]
    [MemberData(nameof(Forbidden))]
    [Trait("Proof", "X6")]
    public async Task No_spelling_of_a_forbidden_address_is_called(string spelling)
    {
        using var canary = new Canary();
        if (!Uri.TryCreate(spelling.Replace("{0}", canary.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal), UriKind.Absolute, out Uri? address))
        {
            return;
        }

        FetchedSnapshot fetched = await FetchAsync(address, null);
        Assert.Contains(fetched.Result, new[] { FetchResult.Refused, FetchResult.Dns });
        Assert.False(canary.WasCalled);
    }

    [Fact]
    public void There_are_at_least_sixty_spellings() => Assert.True(Forbidden.Count >= 60);

    [Fact]
    [Trait("Proof", "X6")]
    public async Task A_name_whose_address_turns_to_a_forbidden_one_is_not_called()
    {
        using var canary = new Canary();
        IPAddress[] answer = [IPAddress.Parse("169.254.169.254"), IPAddress.Loopback, IPAddress.Parse("::ffff:127.0.0.1"), IPAddress.IPv6Loopback];
        FetchedSnapshot fetched = await FetchAsync(new Uri($"http://host-b.example:{canary.Port}"), null, _ => answer);
        Assert.Equal(FetchResult.Refused, fetched.Result);
        Assert.False(canary.WasCalled);
    }

    [Fact]
    public async Task Of_several_addresses_one_that_may_be_called_is_called()
    {
        using var canary = new Canary();
        await FetchAsync(new Uri($"http://host-b.example:{canary.Port}"), "127.0.0.0/8", _ => [IPAddress.Parse("169.254.1.1"), IPAddress.Loopback]);
        Assert.True(canary.WasCalled);
    }

    [Theory]
    [InlineData(null, "10.0.0.2", true)]
    [InlineData(null, "192.168.1.1", true)]
    [InlineData(null, "fd00::2", true)]
    [InlineData(null, "::ffff:10.0.0.2", true)]
    [InlineData(null, "127.0.0.1", false)]
    [InlineData("127.0.0.0/8", "127.0.0.1", true)]
    [InlineData("127.0.0.2", "127.0.0.2", true)]
    [InlineData("127.0.0.2", "127.0.0.1", false)]
    [InlineData("127.0.0.0/8", "::ffff:127.0.0.1", true)]
    [InlineData("127.0.0.0/8", "::1", false)]
    [InlineData("::1", "::1", true)]
    [InlineData("0.0.0.0/0", "127.0.0.1", false)]
    [InlineData("::/0", "::1", false)]
    [InlineData("0.0.0.0/0", "169.254.169.254", false)]
    [InlineData("169.254.0.0/16", "169.254.169.254", false)]
    [InlineData("10.0.0.0/8", "10.9.9.9", true)]
    [InlineData("10.0.0.0/8", "::ffff:10.9.9.9", true)]
    [InlineData("10.0.0.0/8", "192.168.1.1", false)]
    [InlineData("10.0.0.0/8", "fd00::2", false)]
    [InlineData("10.0.0.0/8, fd00::/8;192.168.1.0/24", "192.168.1.7", true)]
    public void Configured_networks_are_the_only_ones_and_open_loopback_only_by_name(string? networks, string address, bool allowed) =>
        Assert.Equal(allowed, OutboundRules.Parse(networks).Allow(IPAddress.Parse(address)));

    [Theory]
    [InlineData("10.0.0.0/33")]
    [InlineData("ten")]
    [InlineData("10.0.0.0/8,\u001b[31m")]
    public void A_network_that_can_not_be_read_is_named(string networks)
    {
        string message = Assert.Throws<FormatException>(() => OutboundRules.Parse(networks)).Message;
        Assert.StartsWith("Portal:Cluster:Networks holds '", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', message);
    }

    private static async Task<FetchedSnapshot> FetchAsync(Uri address, string? networks, Func<string, IPAddress[]>? resolve = null)
    {
        var member = new Member { Name = "b", Mode = "client", Protocol = MemberProtocol.Plain, Address = address };
        using var source = new PortalSource(member, OutboundRules.Parse(networks), new AddressBook(resolve ?? Dns.GetHostAddresses, TimeProvider.System), new NoClusterIdentity(), TimeProvider.System);
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        return await source.FetchAsync(TimeSpan.Zero, deadline.Token);
    }

    /// <summary>Listens on every address of this machine, IPv4 and IPv6, and notices who comes.</summary>
    private sealed class Canary : IDisposable
    {
        private readonly Socket _socket = new(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp) { DualMode = true };

        public Canary()
        {
            _socket.Bind(new IPEndPoint(IPAddress.IPv6Any, 0));
            _socket.Listen();
        }

        public int Port => ((IPEndPoint)_socket.LocalEndPoint!).Port;

        public bool WasCalled => _socket.Poll(TimeSpan.FromMilliseconds(1), SelectMode.SelectRead);

        public void Dispose() => _socket.Dispose();
    }
}
