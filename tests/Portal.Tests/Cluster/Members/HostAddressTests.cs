using Portal.Cluster.Members;

namespace Portal.Tests.Cluster.Members;

public sealed class HostAddressTests
{
    [Theory]
    [InlineData("10.0.0.2", "http://10.0.0.2:3357/")]
    [InlineData(" host-b.LAN:3356 ", "http://host-b.lan:3356/")]
    [InlineData("host_b", "http://host_b:3357/")]
    [InlineData("[fd00::2]", "http://[fd00::2]:3357/")]
    [InlineData("[FD00:0::2]:4000", "http://[fd00::2]:4000/")]
    [InlineData("fd00::2", "http://[fd00::2]:3357/")]
    [InlineData("HTTP://10.0.0.2:3355", "http://10.0.0.2:3355/")]
    public void Reads_what_an_operator_writes(string text, string expected)
    {
        Assert.True(HostAddress.TryParse(text, out HostAddress? address, out _));
        Assert.Equal(expected, address.ToUri("http", 3357).AbsoluteUri);
        Assert.Equal(text.TrimStart().StartsWith("http://", StringComparison.OrdinalIgnoreCase), address.IsPlain);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("http://")]
    [InlineData("https://host-b")]
    [InlineData("ftp://host-b")]
    [InlineData("http://http://host-b")]
    [InlineData("user@10.0.0.2")]
    [InlineData("http://10.0.0.1:3355@169.254.169.254/")]
    [InlineData("host-b/path")]
    [InlineData("host-b/")]
    [InlineData("host-b?x")]
    [InlineData("host-b#x")]
    [InlineData("host-b\\x")]
    [InlineData("host b")]
    [InlineData("host-b:")]
    [InlineData("host-b:0")]
    [InlineData("host-b:65536")]
    [InlineData("host-b:+80")]
    [InlineData("host-b:80x")]
    [InlineData(":3356")]
    [InlineData("[fd00::2")]
    [InlineData("[fd00::2]x")]
    [InlineData("[10.0.0.2]")]
    [InlineData("[]")]
    [InlineData("fe80::1%eth0")]
    [InlineData("2130706433")]
    [InlineData("0x7f.1")]
    [InlineData("127.1")]
    [InlineData("017700000001")]
    [InlineData("10.0.0.256")]
    [InlineData("10.0.0.02")]
    [InlineData("host-b.")]
    [InlineData("-host")]
    [InlineData("host..b")]
    [InlineData("１２７.0.0.1")]
    [InlineData("höst")]
    [InlineData("host\u0000b")]
    [InlineData("host\nb")]
    public void Refuses_what_could_be_read_in_another_way_and_says_what_was_expected(string? text)
    {
        Assert.False(HostAddress.TryParse(text, out _, out string? why));
        Assert.StartsWith("expected ", why, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_prefix_of_an_address_is_an_address_or_refused()
    {
        foreach (string whole in new[] { "http://[fd00::2]:3356", "http://host-b.example.org:3356", "10.20.30.40:65535" })
        {
            for (int length = 0; length <= whole.Length; length++)
            {
                bool isAddress = HostAddress.TryParse(whole[..length], out HostAddress? address, out string? why);
                Assert.Equal(isAddress, address is not null);
                Assert.Equal(isAddress, why is null);
                _ = address?.ToUri("http", 1);
            }
        }
    }
}
