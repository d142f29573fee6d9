using System.Text;
using Portal.Collectors;
using Portal.Doctor;
using Portal.Doctor.Checks.Stack;

namespace Portal.Tests.Doctor;

/// <summary>What Prometheus' and Grafana's answers mean.</summary>
public sealed class StackCheckTests
{
    [Fact]
    public void Prometheus_says_its_version()
    {
        Assert.Equal("version 3.13.2", PrometheusAnswers.Look(Good("""{"status":"success","data":{"version":"3.13.2"}}""")).Found);
        Assert.Equal((Verdict.Fail, "connection refused"), Short(PrometheusAnswers.Look(new StackReply(0, [], "connection refused"))));
    }

    [Fact]
    public void Jobs_of_the_testbed_must_all_be_up()
    {
        const string Up = """{"labels":{"job":"testbed"},"health":"up"}""";
        const string Down = """{"labels":{"job":"testbed_metrics_hosts"},"health":"down"}""";
        const string Unknown = """{"labels":{"job":"testbed_metrics_hosts"},"health":"unknown"}""";
        const string Other = """{"labels":{"job":"prometheus"},"health":"down"}""";
        Assert.Equal((Verdict.Pass, "1 job, all up"), Short(PrometheusTargets.Look(Targets(Up, Other))));
        Assert.Equal((Verdict.Fail, "2 jobs; failing: testbed_metrics_hosts"), Short(PrometheusTargets.Look(Targets(Up, Down))));
        Assert.Equal((Verdict.Warning, "2 jobs; not scraped yet: testbed_metrics_hosts"), Short(PrometheusTargets.Look(Targets(Up, Unknown))));
        Assert.Equal((Verdict.Fail, "1 job; failing: testbed_metrics_hosts"), Short(PrometheusTargets.Look(Targets(Unknown, Down))));
        Assert.Equal((Verdict.Fail, "no job of the testbed"), Short(PrometheusTargets.Look(Targets(Other))));
        Assert.Equal((Verdict.Fail, "its answer can't be read"), Short(PrometheusTargets.Look(Good("not json"))));
    }

    [Theory]
    [InlineData("""{"data":{"result":[{"value":[1700000000.1,"2.5"]}]}}""", Verdict.Pass, "2.5\u00A0s old")]
    [InlineData("""{"data":{"result":[{"value":[1700000000.1,"300"]}]}}""", Verdict.Fail, "5\u00A0min old")]
    [InlineData("""{"data":{"result":[]}}""", Verdict.Fail, "it has no sample of a host")]
    [InlineData("""{"data":{"result":[{"value":[1700000000.1,"NaN"]}]}}""", Verdict.Fail, "it has no sample of a host")]
    public void The_newest_sample_may_be_three_scrapes_old(string answer, Verdict verdict, string found) =>
        Assert.Equal((verdict, found), Short(PrometheusFreshness.Look(Good(answer))));

    [Theory]
    [InlineData(200, false, Verdict.Pass, null)]
    [InlineData(200, true, Verdict.Fail, "GF_SECURITY_ALLOW_EMBEDDING=true")]
    [InlineData(302, false, Verdict.Fail, "GF_AUTH_ANONYMOUS_ENABLED=true")]
    [InlineData(401, false, Verdict.NotApplicable, null)]
    [InlineData(502, false, Verdict.Fail, "docker compose up -d grafana")]
    public void A_panel_must_come_without_a_sign_in_and_into_a_frame(int status, bool refusesFrames, Verdict verdict, string? fix)
    {
        Finding finding = GrafanaFrames.Look(new StackReply(status, [], null, refusesFrames));
        Assert.Equal((verdict, fix), (finding.Verdict, finding.Fix?.Copy));
    }

    [Fact]
    public void Dashboards_that_are_missing_are_named()
    {
        Assert.Equal((Verdict.Fail, "missing: testbed-guest"), Short(GrafanaDashboards.Look([("testbed-host", Good("{}")), ("testbed-guest", new StackReply(404, []))])));
        Assert.Equal((Verdict.Pass, "all 1"), Short(GrafanaDashboards.Look([("testbed-host", Good("{}"))])));
        Assert.Equal((Verdict.Fail, "connection refused"), Short(GrafanaDashboards.Look([("testbed-host", new StackReply(0, [], "connection refused"))])));
    }

    [Fact]
    public void A_data_source_that_fails_fails()
    {
        Assert.Equal(Verdict.Pass, GrafanaDataSource.Look(Good("""{"results":{"A":{"status":200,"frames":[]}}}""")).Verdict);
        Assert.Equal((Verdict.Fail, "the query fails"), Short(GrafanaDataSource.Look(Good("""{"results":{"A":{"error":"bad gateway"}}}"""))));
        Assert.Equal((Verdict.Fail, "it answers 404"), Short(GrafanaDataSource.Look(new StackReply(404, []))));
    }

    [Fact]
    public void Room_is_that_of_the_file_system_which_holds_the_engines_volumes()
    {
        HostFilesystem root = new() { Device = "/dev/a", Mountpoint = "/", Type = "ext4", AvailableBytes = 1L << 40 };
        HostFilesystem var = root with { Mountpoint = "/var", AvailableBytes = 1L << 30 };
        Assert.Equal((Verdict.Warning, "1\u00A0GiB on /var"), Short(PrometheusRoom.Look([root, var])));
        Assert.Equal(Verdict.Pass, PrometheusRoom.Look([root, var with { Mountpoint = "/var/lib/docker2" }]).Verdict);
        Assert.Equal(Verdict.NotApplicable, PrometheusRoom.Look([]).Verdict);
    }

    [Theory]
    [InlineData(2, 0, false, "portal.lan", Verdict.Pass, "a WebSocket, without a proxy")]
    [InlineData(1, 3, true, "PORTAL.lan", Verdict.Pass, "a WebSocket, through a proxy that says who asks")]
    [InlineData(0, 3, true, "portal.lan", Verdict.Fail, "no page has a WebSocket: they poll")]
    [InlineData(2, 0, true, "127.0.0.1:3357", Verdict.Fail, "the proxy asks under another name than the page's")]
    public void Pages_come_as_web_sockets_under_one_name(long webSockets, long others, bool isProxied, string host, Verdict verdict, string found) =>
        Assert.Equal((verdict, found), Short(PageOrigin.Look(webSockets, others, new PageConnection(isProxied, "portal.lan", host))));

    private static StackReply Good(string body) => new(200, Encoding.UTF8.GetBytes(body));

    private static StackReply Targets(params string[] targets) => Good($$$"""{"data":{"activeTargets":[{{{string.Join(',', targets)}}}]}}""");

    private static (Verdict, string) Short(Finding finding) => (finding.Verdict, finding.Found);
}
