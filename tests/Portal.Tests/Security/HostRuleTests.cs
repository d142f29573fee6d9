using System.Net;
using Microsoft.Extensions.Configuration;
using Portal.Security;
using Portal.Tests.Security.Operators;

namespace Portal.Tests.Security;

/// <summary>By which names pages are found: DNS rebinding needs another one.</summary>
public sealed class HostRuleTests
{
    [Theory]
    [InlineData("localhost", true)]
    [InlineData("LocalHost.", true)]
    [InlineData("portal.localhost", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("10.1.2.3", true)]
    [InlineData("[::1]", true)]
    [InlineData("[fd00::2]", true)]
    [InlineData("portal.example", true)]
    [InlineData("PORTAL.example", true)]
    [InlineData("a.lab.example", true)]
    [InlineData("lab.example", false)]
    [InlineData("evil.example", false)]
    [InlineData("portal.example.evil.example", false)]
    [InlineData("127.0.0.1.evil.example", false)]
    [InlineData("localhost.evil.example", false)]
    [InlineData("notlocalhost", false)]
    [InlineData("evillab.example", false)]
    [InlineData("", false)]
    public void It_knows_loopback_addresses_and_what_is_allowed(string host, bool expected) => Assert.Equal(expected, Rule("portal.example;*.lab.example").Knows(host));

    [Fact]
    public void By_itself_no_name_but_loopbacks_is_known() => Assert.False(Rule(null).Knows("portal.example"));

    [Fact]
    public void A_star_is_any_name() => Assert.True(Rule("*").Knows("evil.example"));

    [Fact]
    public async Task Pages_answer_no_foreign_name_and_metrics_answer_any()
    {
        await using OperatorBed bed = await OperatorBed.StartAsync(("AllowedHosts", "portal.example"), ("Portal:Operators:SignIn", "Off"));
        foreach ((string path, int evil) in ((string, int)[])[("/", 400), ("/sign-in", 400), ("/sign-in/check", 400), ("/api/v1/hosts", 400), ("/_blazor", 400), ("/css/shell.css", 400), (Routes.Snapshot, 400), ("/nowhere", 400), ("/healthz", 200), ("/metrics/self", 200), ("/METRICS/self", 200)])
        {
            Assert.Equal(evil, await bed.RawStatusAsync($"GET {path} HTTP/1.1\r\nHost: evil.example:{bed.Address.Port}\r\nConnection: close\r\n\r\n"));
        }

        foreach (string host in (string[])["portal.example", $"localhost:{bed.Address.Port}", "192.0.2.7", "[::1]"])
        {
            Assert.Equal(200, await bed.RawStatusAsync($"GET /hosts HTTP/1.1\r\nHost: {host}\r\nAccept: text/html\r\nConnection: close\r\n\r\n"));
        }
    }

    [Theory]
    [InlineData("GET http://evil.example/hosts HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")] // absolute form
    [InlineData("GET http://evil.example/hosts HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")]
    [InlineData("GET /hosts HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n")] // doubled
    [InlineData("GET /hosts HTTP/1.1\r\nHost: localhost, evil.example\r\nConnection: close\r\n\r\n")]
    [InlineData("GET /hosts HTTP/1.1\r\nConnection: close\r\n\r\n")] // missing
    [InlineData("GET /hosts HTTP/1.0\r\n\r\n")]
    [InlineData("GET /hosts HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n")]
    public async Task A_request_that_is_unclear_about_its_host_is_refused(string request)
    {
        await using OperatorBed bed = await OperatorBed.StartAsync(("Portal:Operators:SignIn", "Off"));
        Assert.Equal((int)HttpStatusCode.BadRequest, await bed.RawStatusAsync(request));
    }

    private static HostRule Rule(string? allowed) =>
        HostRule.From(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("AllowedHosts", allowed)]).Build());
}
