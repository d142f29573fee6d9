using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Portal.Cluster.Members;
using Portal.Testbed;
using Portal.Tests.Support;

namespace Portal.Tests.Cluster.Members;

/// <summary>TestbedOS' own routes, between two whole programs that don't authenticate.</summary>
public sealed class OpenClusterTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_client_joins_at_the_connections_address_and_is_scraped()
    {
        await using TestPortal main = await TestPortal.StartAsync("Main", ("Cluster:Security", "None"));
        await using TestPortal client = await TestPortal.StartAsync(
            "Client", ("Cluster:Security", "None"), ("Host:Name", "host-b"), ("Cluster:Main", main.Http.BaseAddress!.Authority));

        await Until.HoldsAsync("host-b is up", Deadline, async () => (await main.TextAsync("/metrics/hosts")).Contains("testbed_host_up{host=\"host-b\"} 1", StringComparison.Ordinal));

        Member member = Assert.Single(main.Services.GetRequiredService<IMembership>().MembersIn(TestbedContents.None), each => each.Name == "host-b");
        Assert.Equal(client.Http.BaseAddress!.Authority, member.Address!.Authority);
        Assert.Equal(HttpStatusCode.OK, await main.StatusAsync("/api/cluster/host-b"));
        Assert.Equal(HttpStatusCode.NotFound, await main.StatusAsync("/api/cluster/host-c"));
        Assert.Equal(HttpStatusCode.OK, await client.StatusAsync("/api/config/status"));
        await Until.HoldsAsync("its heartbeat is told", Deadline, async () => await HeartbeatAsync(main, "host-b") is >= 0 and < 20);
        Assert.Null(await HeartbeatAsync(main, "host-a"));
    }

    private static async Task<double?> HeartbeatAsync(TestPortal main, string host)
    {
        using JsonDocument answer = JsonDocument.Parse(await main.TextAsync($"/api/v1/hosts/{host}"));
        return answer.RootElement.TryGetProperty("heartbeatAgeSeconds", out JsonElement age) ? age.GetDouble() : null;
    }

    [Theory]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    [InlineData("{}", HttpStatusCode.BadRequest)]
    [InlineData("""{"ovn":{"chassis_name":7}}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"ovn":{"chassis_name":"host-b"},"portal_port":0}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"ovn":{"chassis_name":"host-a"}}""", HttpStatusCode.Conflict)]
    [InlineData("""{"ovn":{"chassis_name":"host-x"}}""", HttpStatusCode.Forbidden)]
    [InlineData("""{"ip":"10.9.9.9","user":"u","identity_file":"f","ovn":{"chassis_name":"host-b","bridge":"br-int"}}""", HttpStatusCode.OK)]
    public async Task A_join_is_answered_as_testbedos_does_or_with_a_sentence(string body, HttpStatusCode expected)
    {
        await using TestPortal main = await TestPortal.StartAsync("Main", ("Cluster:Security", "None"), ("Cluster:Denied", "host-x"));
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        using HttpResponseMessage answer = await main.Http.PostAsync("/api/cluster", content, TestContext.Current.CancellationToken);

        Assert.Equal(expected, answer.StatusCode);
        if (expected == HttpStatusCode.OK)
        {
            // The address is the connection's, never one that the body names.
            Assert.Equal("tcp:127.0.0.1:6642", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Assert.Equal(IPAddress.Loopback, main.Services.GetRequiredService<OpenJoins>().All["host-b"].Address);
        }
    }

    [Fact]
    public async Task The_status_says_who_this_is()
    {
        await using TestPortal main = await TestPortal.StartAsync("Main", ("Cluster:Security", "None"));
        using JsonDocument status = JsonDocument.Parse(await main.TextAsync("/api/v1/status"));

        Assert.Equal("host-a", status.RootElement.GetProperty("name").GetString());
        Assert.Equal("main", status.RootElement.GetProperty("mode").GetString());
        Assert.Equal("none", status.RootElement.GetProperty("security").GetString());
        Assert.True(status.RootElement.GetProperty("startedAt").GetDateTimeOffset() <= status.RootElement.GetProperty("clock").GetDateTimeOffset());
    }

    [Fact]
    public async Task Under_mutual_security_the_open_routes_are_not_there()
    {
        await using TestPortal main = await TestPortal.StartAsync("Main");
        using var content = new StringContent("""{"ovn":{"chassis_name":"host-b"}}""", Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await main.Http.PostAsync("/api/cluster", content, TestContext.Current.CancellationToken);

        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed });
        Assert.Equal(HttpStatusCode.NotFound, await main.StatusAsync("/api/cluster/host-b"));
        Assert.Equal(HttpStatusCode.NotFound, await main.StatusAsync("/api/config/status"));
    }
}
