using System.Text;

namespace Portal.Tests.Exposition;

/// <summary>A reader that accepts everything would prove nothing.</summary>
public sealed class StrictReaderTests
{
    [Theory]
    [InlineData("# HELP a b\n# TYPE a gauge\na{x=\"1\"} 1")]
    [InlineData("# HELP a b\n# TYPE a gauge\na{x=\"1} 1\n")]
    [InlineData("# HELP a b\n# TYPE a gauge\na{x=\"\\t\"} 1\n")]
    [InlineData("# HELP a b\n# TYPE a gauge\na NaN\n")]
    [InlineData("# HELP a b\n# TYPE a gauge\na 1,5\n")]
    [InlineData("# HELP a b\n# TYPE a gauge\na 1\na 2\n")]
    [InlineData("# HELP a b\n# TYPE a gauge\na{x=\"1\",y=\"2\"} 1\na{y=\"2\",x=\"1\"} 1\n")]
    [InlineData("# HELP a b\n# TYPE a gauge\nc 1\n")]
    [InlineData("# HELP a b\n# TYPE a gauge\n")]
    [InlineData("# HELP a b\n# TYPE a counter\na -1\n")]
    [InlineData("# HELP a b\n# TYPE a gauge\na 1\n# HELP a b\n# TYPE a gauge\na{x=\"1\"} 1\n")]
    [InlineData("a 1\n")]
    [InlineData("# HELP a b\n# TYPE a gauge\na 1\n# EOF\n")]
    public void Refuses_bad_text(string text) => Assert.Throws<FormatException>(() => StrictReader.ReadText(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("# TYPE a gauge\n# HELP a b\na 1\n")]
    [InlineData("# TYPE a counter\n# HELP a b\na 1\n# EOF\n")]
    [InlineData("# TYPE a_info info\n# HELP a_info b\na_info 1\n# EOF\n")]
    [InlineData("# TYPE a_seconds gauge\n# UNIT a_seconds bytes\n# HELP a_seconds b\na_seconds 1\n# EOF\n")]
    [InlineData("# HELP a b\n# TYPE a gauge\na 1\n# EOF\n")]
    public void Refuses_bad_OpenMetrics(string text) => Assert.Throws<FormatException>(() => StrictReader.ReadOpenMetrics(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Undoes_escapes()
    {
        ReadSample sample = Assert.Single(StrictReader.ReadText("# HELP a b\n# TYPE a gauge\na{x=\"\\\\ \\\" \\n}\",y=\"\"} -1.5E-07\n"u8));

        Assert.Equal("\\ \" \n}", sample["x"]);
        Assert.Equal("", sample["y"]);
    }

    [Fact]
    public void Refuses_bad_UTF8() => Assert.Throws<DecoderFallbackException>(() => StrictReader.ReadText([.. "# HELP a b\n# TYPE a gauge\na{x=\""u8, 0xC3, .. "\"} 1\n"u8]));
}
