using Portal.Configuration;
using Portal.Stack;

namespace Portal.Tests.Stack;

public sealed class StackOptionsTests
{
    [Fact]
    public void Nothing_is_configured_by_default()
    {
        PortalOptions options = new();
        Assert.Empty(StackOptions.Faults(options));
        Assert.Equal(new StackOptions("grafana", null, null), StackOptions.From(options));
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080/grafana")]
    [InlineData("http://127.0.0.1:8080/grafana/")]
    public void Health_is_asked_below_the_given_address(string url) =>
        Assert.Equal("http://127.0.0.1:8080/grafana/api/health", StackOptions.From(new PortalOptions { Grafana = { ProbeUrl = url } }).GrafanaHealth!.AbsoluteUri);

    [Theory]
    [InlineData("http://elsewhere/grafana/")]
    [InlineData("//elsewhere/")]
    [InlineData("/")]
    [InlineData("grafana")]
    [InlineData("/grafana/?x=1")]
    [InlineData("/../grafana/")]
    [InlineData("/gra fana/")]
    public void Grafana_is_a_path_on_the_portals_own_address(string url) =>
        Assert.Contains("Portal:Grafana:Url", Assert.Single(StackOptions.Faults(new PortalOptions { Grafana = { Url = url } })), StringComparison.Ordinal);

    [Theory]
    [InlineData("127.0.0.1:9090")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("http://user:secret@127.0.0.1/")]
    [InlineData("http://127.0.0.1/?query=up")]
    [InlineData("/prometheus/")]
    public void A_wrong_address_is_named_with_an_example(string url)
    {
        PortalOptions options = new() { Grafana = { ProbeUrl = url }, Prometheus = { Url = url } };
        Assert.Collection(StackOptions.Faults(options),
            fault => Assert.StartsWith("Portal:Grafana:ProbeUrl is '", fault, StringComparison.Ordinal),
            fault => Assert.EndsWith("expected an address such as http://127.0.0.1:9090, without user, query or fragment.", fault, StringComparison.Ordinal));
    }
}
