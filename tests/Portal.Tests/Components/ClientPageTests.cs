using System.Net;
using Portal.Components.Client;
using Portal.Tests.Security.Operators;

namespace Portal.Tests.Components;

/// <summary>A client's one page.</summary>
public sealed class ClientPageTests
{
    [Theory]
    [InlineData("10.0.0.1", "10.0.0.1", "http://10.0.0.1:3357/")]
    [InlineData("main-a.lan:3356", "main-a.lan", "http://main-a.lan:3357/")]
    [InlineData("[fd00::2]:3356", "fd00::2", "http://[fd00::2]:3357/")]
    [InlineData("http://10.0.0.1:3357", "10.0.0.1", "http://10.0.0.1:3357/")]
    public void The_portal_is_looked_for_beside_the_main_hosts_listener(string main, string name, string address) => Assert.Equal(new MainHost(name, address), MainHost.Of(main));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://x@evil/")]
    public void What_is_no_address_is_no_link(string? main) => Assert.Null(MainHost.Of(main));

    [Fact]
    public async Task It_says_where_the_portal_is_and_holds_nothing_else()
    {
        await using OperatorBed bed = await OperatorBed.StartAsync(("Portal:Mode", "Client"), ("Portal:Cluster:Main", "main-a.lan"));
        foreach ((string path, HttpStatusCode status) in ((string, HttpStatusCode)[])[("", HttpStatusCode.OK), ("hosts", HttpStatusCode.NotFound), ("deployments/campus/guests/web", HttpStatusCode.NotFound)])
        {
            using HttpResponseMessage page = await bed.GetPageAsync(path);
            string html = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Equal(status, page.StatusCode);
            Assert.Contains("This host reports to main-a.lan. The portal is there: <a href=\"http://main-a.lan:3357/\">", html, StringComparison.Ordinal);
            Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
            Assert.False(page.Headers.Contains("Set-Cookie"));
        }

        Assert.Equal(HttpStatusCode.OK, (await bed.SendAsync(HttpMethod.Get, "css/shell.css")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await bed.SendAsync(HttpMethod.Get, "hosts")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await bed.SendAsync(HttpMethod.Get, "metrics")).StatusCode);
    }
}
