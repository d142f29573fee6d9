namespace Portal.Tests.Real.Stack;

/// <summary>Paths with two meanings, the portal's own paths, and those that are for machines, through the real Nginx.</summary>
[Trait("Category", "Real")]
public sealed class NginxPathTests(NginxBed bed) : IClassFixture<NginxBed>
{
    [Theory]
    [InlineData("/grafana/public/../../etc/passwd")]
    [InlineData("/grafana/public/./build/app.js")]
    [InlineData("/grafana/public/build/..")]
    [InlineData("/grafana/public/build/..?x")]
    [InlineData("/grafana/public/build/../../api/user")]
    [InlineData("/grafana/public/..%2f..%2fapi/user")]
    [InlineData("/grafana/public/..%2F%5coast.example%2F%3f%2F..%2F..")]
    [InlineData("/grafana/public/%2e%2e/%2E%2E/api/user")]
    [InlineData("/grafana/public/%252e%252e/api/user")]
    [InlineData("/grafana/public/..%252f..%252fapi/user")]
    [InlineData("/grafana/public/build/%5c..%5capp.js")]
    [InlineData("/grafana/public/build\\..\\app.js")]
    [InlineData("/grafana//public/build/app.js")]
    [InlineData("//grafana/public/build/app.js")]
    [InlineData("/grafana/public/build/app.js%00")]
    [InlineData("/grafana/public/build/app.js%0d%0aX-Evil:%201")]
    [InlineData("/grafana/public/build/app.js%3fx")]
    [InlineData("/grafana/public/build/app.js%23x")]
    [InlineData("/grafana/public/build/app.js%3bx")]
    [InlineData("/grafana/public/build/app%2ejs")]
    [InlineData("/grafana/d/testbed%2dhost")]
    [InlineData("/grafana/api/%64s/query")]
    [InlineData("/grafana/api/live/w%73")]
    [InlineData("/grafana/api/h%65alth")]
    [InlineData("/%2e%2e/grafana/d/testbed-host")]
    [InlineData("/hosts/../metrics")]
    [InlineData("/./metrics")]
    [InlineData("//metrics")]
    [InlineData("/metrics%2fself")]
    [InlineData("/x/%2e%2e/metrics")]
    [InlineData("/metrics%00")]
    [InlineData("/x%5c..%5cmetrics")]
    public async Task A_path_that_reads_differently_to_two_programs_is_refused(string target)
    {
        RawAnswer answer = await bed.SendAsync("GET", target);
        Assert.Equal((400, "nobody"), (answer.Status, bed.SeenBy()));
    }

    [Theory]
    [InlineData("/metrics")]
    [InlineData("/metrics?x=1")]
    [InlineData("/metrics/")]
    [InlineData("/metrics/hosts")]
    [InlineData("/metrics/self")]
    [InlineData("/METRICS")]
    [InlineData("/%6detrics")]
    [InlineData("/api/metrics/prometheus/hosts")]
    [InlineData("/Api/Metrics/Prometheus/Docker")]
    [InlineData("/api/metrics/host")]
    [InlineData("/api/metrics/guest/campus/web")]
    [InlineData("/api/v1/snapshot")]
    [InlineData("/api/v1/snapshot/stream?period=1000")]
    [InlineData("/api/v1/sd/prometheus")]
    [InlineData("/api/v1/cluster/ca")]
    [InlineData("/api/v1/cluster/join")]
    [InlineData("/api/cluster")]
    [InlineData("/api/cluster/host-b")]
    public async Task What_machines_ask_the_portal_for_they_ask_it_directly(string target)
    {
        foreach (string method in (string[])["GET", "POST"])
        {
            RawAnswer answer = await bed.SendAsync(method, target);
            Assert.Equal((404, "nobody"), (answer.Status, bed.SeenBy()));
        }
    }

    [Theory]
    [InlineData("GET", "/")]
    [InlineData("GET", "/hosts/host%20a?tab=x%2fy")]
    [InlineData("GET", "/deployments/campus/guests/web")]
    [InlineData("GET", "/api/v1/hosts")]
    [InlineData("GET", "/api/metrics/state")]
    [InlineData("GET", "/metricsroom")]
    [InlineData("GET", "/Grafana/d/testbed-host")]
    [InlineData("POST", "/_blazor/negotiate?negotiateVersion=1")]
    public async Task All_else_is_the_portals_and_reaches_it_as_it_was_written(string method, string target)
    {
        RawAnswer answer = await bed.SendAsync(method, target);
        Assert.Equal((200, "portal"), (answer.Status, bed.SeenBy()));
        Assert.Equal(target, Assert.Single(bed.Portal.Seen).Target);
    }
}
