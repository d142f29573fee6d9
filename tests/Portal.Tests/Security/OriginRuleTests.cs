using Microsoft.Extensions.Primitives;
using Portal.Security;

namespace Portal.Tests.Security;

/// <summary>Posts and WebSockets from pages of other origins: scheme × name × port, IPv4 and IPv6, null, missing, doubled.</summary>
public sealed class OriginRuleTests
{
    private static readonly string[] Schemes = ["http", "https"];
    private static readonly string[] Names = ["127.0.0.1", "[::1]", "localhost", "portal.example", "evil.example", "portal.example.evil.example"];
    private static readonly string[] Ports = ["", ":80", ":443", ":3357", ":8080"];

    [Fact]
    public void Only_the_same_scheme_name_and_port_pass()
    {
        int passed = 0, tried = 0;
        foreach ((string scheme, string host) in from scheme in Schemes from name in Names[..4] from port in Ports select (scheme, name + port))
        {
            foreach (string origin in from otherScheme in Schemes from name in Names from port in Ports select $"{otherScheme}://{name}{port}")
            {
                bool same = Origin(new Uri(origin)) == Origin(new Uri($"{scheme}://{host}"));
                foreach (bool isUpgrade in (bool[])[true, false])
                {
                    Assert.Equal(same, OriginRule.MayPass(scheme, host, isUpgrade ? "GET" : "POST", origin, isUpgrade));
                    tried++;
                    passed += same ? 1 : 0;
                }
            }
        }

        Assert.Equal(4800, tried);
        Assert.InRange(passed, 1, tried / 10);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("http://127.0.0.1:3357/")]
    [InlineData("http://127.0.0.1:3357.evil.example")]
    [InlineData("http://evil.example#http://127.0.0.1:3357")]
    [InlineData("http://user@127.0.0.1:3357")]
    [InlineData("http://127.0.0.1:3357, http://evil.example")]
    [InlineData("file://")]
    [InlineData("chrome-extension://abc")]
    [InlineData("http://127.1:3357")]
    [InlineData("http://2130706433:3357")]
    public void What_is_no_origin_of_ours_never_passes(string origin)
    {
        foreach (string method in (string[])["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "CONNECT"])
        {
            Assert.False(OriginRule.MayPass("http", "127.0.0.1:3357", method, origin, isUpgrade: false));
        }

        Assert.False(OriginRule.MayPass("http", "127.0.0.1:3357", "GET", origin, isUpgrade: true));
    }

    [Fact]
    public void Two_origins_are_none() =>
        Assert.False(OriginRule.MayPass("http", "localhost", "POST", new StringValues(["http://localhost", "http://localhost"]), isUpgrade: false));

    [Fact]
    public void A_socket_without_an_origin_is_no_browsers_and_a_post_without_one_is_a_programs()
    {
        Assert.False(OriginRule.MayPass("http", "localhost", "GET", StringValues.Empty, isUpgrade: true));
        Assert.True(OriginRule.MayPass("http", "localhost", "POST", StringValues.Empty, isUpgrade: false));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    public void Reading_is_every_pages_right(string method) => Assert.True(OriginRule.MayPass("http", "localhost", method, "https://evil.example", isUpgrade: false));

    private static (string, string, int) Origin(Uri address) => (address.Scheme, address.Host, address.Port);
}
