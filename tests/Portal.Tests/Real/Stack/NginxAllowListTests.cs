namespace Portal.Tests.Real.Stack;

/// <summary>What of Grafana is there through the real Nginx, and what isn't.</summary>
[Trait("Category", "Real")]
public sealed class NginxAllowListTests(NginxBed bed) : IClassFixture<NginxBed>
{
    [Theory]
    [InlineData("GET", "/grafana/d/testbed-host")]
    [InlineData("HEAD", "/grafana/d/testbed-host/host?orgId=1")]
    [InlineData("GET", "/grafana/d-solo/testbed-host/host?orgId=1&panelId=4&from=now-1h&to=now&refresh=30s&timezone=Europe%2FLondon&theme=dark&hideLogo=true&var-host=a%20%2e%2e%2f%25b")]
    [InlineData("GET", "/grafana/d-solo/c74125df-061c-43fd-9eae-3ae6c8d0d37e/guests?panelId=1")]
    [InlineData("GET", "/grafana/public/build/app.0123abcd.js")]
    [InlineData("HEAD", "/grafana/public/fonts/inter/Inter-Regular.woff2")]
    [InlineData("GET", "/grafana/public/img/grafana_icon.svg")]
    [InlineData("GET", "/grafana/public/plugins/prometheus/@grafana/module.js")]
    [InlineData("GET", "/grafana/bootdata")]
    [InlineData("GET", "/grafana/bootdata/testbed-host")]
    [InlineData("GET", "/grafana/api/frontend/settings")]
    [InlineData("GET", "/grafana/api/frontend/settings/")]
    [InlineData("GET", "/grafana/api/annotations?from=1&to=2")]
    [InlineData("GET", "/grafana/api/annotations/tags")]
    [InlineData("GET", "/grafana/api/plugins/prometheus/settings")]
    [InlineData("GET", "/grafana/api/dashboards/uid/testbed-host")]
    [InlineData("GET", "/grafana/apis/dashboard.grafana.app/v1beta1/namespaces/default/dashboards/testbed-host/dto")]
    [InlineData("POST", "/grafana/api/ds/query?ds_type=prometheus")]
    [InlineData("POST", "/grafana/apis/features.grafana.app/v0alpha1/namespaces/default/ofrep/v1/evaluate/flags")]
    [InlineData("GET", "/grafana/api/health")]
    public async Task What_a_frame_asks_for_reaches_Grafana_as_it_was_written(string method, string target)
    {
        RawAnswer answer = await bed.SendAsync(method, target);
        Assert.Equal((200, "grafana"), (answer.Status, bed.SeenBy()));
        Assert.Equal(target, Assert.Single(bed.Grafana.Seen).Target);
    }

    [Theory]
    [InlineData("GET", "/grafana/")]
    [InlineData("GET", "/grafana/login")]
    [InlineData("POST", "/grafana/login")]
    [InlineData("GET", "/grafana/logout")]
    [InlineData("GET", "/grafana/profile")]
    [InlineData("GET", "/grafana/admin/settings")]
    [InlineData("GET", "/grafana/explore")]
    [InlineData("GET", "/grafana/metrics")]
    [InlineData("GET", "/grafana/swagger")]
    [InlineData("GET", "/grafana/render/d-solo/testbed-host/host?panelId=1")]
    [InlineData("GET", "/grafana/avatar/0123")]
    [InlineData("GET", "/grafana/goto/abc")]
    [InlineData("GET", "/grafana/dashboard/new")]
    [InlineData("GET", "/grafana/public-dashboards/0123")]
    [InlineData("GET", "/grafana/public/testdata/x.json")]
    [InlineData("GET", "/grafana/public/build/")]
    [InlineData("POST", "/grafana/public/build/app.js")]
    [InlineData("GET", "/grafana/public/build/..;/x")]
    [InlineData("GET", "/grafana/public/build/.../x;y")]
    [InlineData("GET", "/grafana/api/datasources")]
    [InlineData("GET", "/grafana/api/datasources/proxy/1/api/v1/query?query=up")]
    [InlineData("GET", "/grafana/api/datasources/uid/PBFA97CFB590B2093/resources/api/v1/labels")]
    [InlineData("GET", "/grafana/api/ds/query")]
    [InlineData("GET", "/grafana/api/snapshots/x")]
    [InlineData("POST", "/grafana/api/snapshots")]
    [InlineData("GET", "/grafana/api/user")]
    [InlineData("GET", "/grafana/api/users")]
    [InlineData("GET", "/grafana/api/org")]
    [InlineData("GET", "/grafana/api/admin/settings")]
    [InlineData("GET", "/grafana/api/search?query=")]
    [InlineData("POST", "/grafana/api/dashboards/db")]
    [InlineData("DELETE", "/grafana/api/dashboards/uid/testbed-host")]
    [InlineData("PUT", "/grafana/api/plugins/prometheus/settings")]
    [InlineData("POST", "/grafana/api/live/publish")]
    [InlineData("POST", "/grafana/api/live/push/x")]
    [InlineData("GET", "/grafana/api/live/list")]
    [InlineData("POST", "/grafana/api/live/ws")]
    [InlineData("POST", "/grafana/api/health")]
    [InlineData("OPTIONS", "/grafana/d/testbed-host")]
    [InlineData("POST", "/grafana/d/testbed-host")]
    [InlineData("GET", "/grafana/d/a-uid-of-forty-one-characters-is-one-too-many")]
    [InlineData("GET", "/grafana/d/testbed-host/host/more")]
    [InlineData("GET", "/grafana/d/testbed-host/host.json")]
    [InlineData("GET", "/grafana/apis/dashboard.grafana.app/v1beta1/namespaces/other/dashboards/testbed-host")]
    [InlineData("GET", "/grafana/apis/iam.grafana.app/v0alpha1/namespaces/default/users")]
    [InlineData("GET", "/prometheus/graph")]
    [InlineData("GET", "/portal-session")]
    public async Task The_rest_of_Grafana_is_not_there(string method, string target)
    {
        RawAnswer answer = await bed.SendAsync(method, target);
        Assert.Equal((404, "nobody"), (answer.Status, bed.SeenBy()));
        Assert.Empty(bed.Portal.Seen);
    }
}
