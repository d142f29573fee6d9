using System.Net;
using Portal.Tests.Support;

namespace Portal.Tests.Exposition;

public sealed class GuardedEndpointTests
{
    [Fact]
    public async Task A_token_is_demanded_where_a_file_names_one()
    {
        using TemporaryFolder folder = new();
        string file = folder.Write("token", "secret\n");
        await using TestExposition portal = await TestExposition.StartAsync(exporter: exporter => exporter.TokenFile = file);

        using HttpResponseMessage refused = await portal.SendAsync("/metrics", headers: ("Authorization", "Bearer guess"));
        using HttpResponseMessage accepted = await portal.SendAsync("/metrics", headers: ("Authorization", "Bearer secret"));

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal("Bearer", Assert.Single(refused.Headers.WwwAuthenticate).Scheme);
        Assert.DoesNotContain("guess", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, accepted.StatusCode);
        Assert.Equal(1, portal.Cluster.Calls);
    }

    [Theory]
    [InlineData("10.1.1.1", HttpStatusCode.OK)]
    [InlineData("::ffff:10.1.1.1", HttpStatusCode.OK)]
    [InlineData("192.0.2.1", HttpStatusCode.Forbidden)]
    public async Task Only_allowed_networks_may_read(string peer, HttpStatusCode expected)
    {
        await using TestExposition portal = await TestExposition.StartAsync(peer: peer, exporter: exporter => exporter.AllowedNetworks = "10.0.0.0/8");

        Assert.Equal(expected, (await portal.SendAsync("/metrics")).StatusCode);
    }
}
