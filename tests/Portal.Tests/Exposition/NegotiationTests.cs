using Microsoft.Extensions.Primitives;
using Portal.Exposition;
using Portal.Exposition.Text;

namespace Portal.Tests.Exposition;

[Trait("Fault", "E5")]
public sealed class NegotiationTests
{
    private const string Prometheus3 =
        "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,application/openmetrics-text;version=0.0.1;q=0.5,text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2";

    [Theory]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("*/*", false)]
    [InlineData("text/*", false)]
    [InlineData("text/plain", false)]
    [InlineData("text/html, image/png", false)]
    [InlineData("application/openmetrics-text", true)]
    [InlineData("APPLICATION/OpenMetrics-Text; Version=\"1.0.0\"", true)]
    [InlineData("application/openmetrics-text; version=0.0.1", false)]
    [InlineData("application/openmetrics-text; version=2.0.0", false)]
    [InlineData("application/openmetrics-text;q=0", false)]
    [InlineData("application/openmetrics-text, text/plain", true)]
    [InlineData("text/plain, application/openmetrics-text", true)]
    [InlineData("application/openmetrics-text;q=0.4, text/plain;q=0.5", false)]
    [InlineData("application/openmetrics-text;q=0.4, */*;q=0.5", false)]
    [InlineData("application/openmetrics-text;q=0.4, text/plain;version=1.0.0;q=0.5", true)]
    [InlineData(";;;,,,q=,=\"", false)]
    [InlineData("application/openmetrics-text; version=1.0.0; q=nonsense", true)]
    [InlineData("application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1", true)]
    [InlineData(Prometheus3, true)]
    public void Chooses_the_format(string? accept, bool openMetrics) =>
        Assert.Equal(openMetrics ? ExpositionFormat.OpenMetrics : ExpositionFormat.Text, AcceptedFormat.Of(new StringValues(accept)));

    [Fact]
    public void Survives_a_header_of_thousands_of_entries() =>
        Assert.Equal(ExpositionFormat.Text, AcceptedFormat.Of(string.Join(',', Enumerable.Repeat("a/b;q=0.1", 5_000))));

    [Theory]
    [InlineData(null, false)]
    [InlineData("gzip", true)]
    [InlineData("GZIP;q=0.1", true)]
    [InlineData("deflate, gzip", true)]
    [InlineData("gzip;q=0", false)]
    [InlineData("*", false)]
    [InlineData("identity", false)]
    [InlineData("xgzip", false)]
    public void Compresses_only_for_who_names_gzip(string? acceptEncoding, bool expected) => Assert.Equal(expected, AcceptedFormat.AcceptsGzip(new StringValues(acceptEncoding)));
}
