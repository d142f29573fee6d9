using System.Text;
using Portal.Exposition.Text;

namespace Portal.Tests.Exposition;

public sealed class LabelTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("plain ~ text", "plain ~ text")]
    [InlineData("a\\b", "a\\\\b")]
    [InlineData("a\"b", "a\\\"b")]
    [InlineData("a\nb", "a\\nb")]
    [InlineData("a\r\tb\0", "a\ufffd\ufffdb\ufffd")]
    [InlineData("\u007f\u0080\u009f\u00a0", "\ufffd\ufffd\ufffd\u00a0")]
    [InlineData("\u202e\u2066\u200e\u061c", "\ufffd\ufffd\ufffd\ufffd")]
    [InlineData("é 日 😀", "é 日 😀")]
    public void Encodes(string value, string expected) => Assert.Equal(expected, Encode(value));

    // Not in the table above: attributes can't hold lone surrogates.
    [Fact]
    public void Replaces_lone_surrogates()
    {
        Assert.Equal("a\ufffdb", Encode("a\ud800b"));
        Assert.Equal("\ufffd\ufffd", Encode("\udc00\ud800"));
    }

    [Fact]
    public void Never_cuts_a_surrogate_pair()
    {
        string value = new string('a', LabelText.MaxCharacters - 1) + "😀";

        Assert.Equal(LabelText.MaxCharacters - 1, LabelText.Cut(value).Length);
        Assert.Equal(LabelText.MaxCharacters, LabelText.Cut(new string('a', 1000)).Length);
    }

    private static string Encode(string value)
    {
        byte[] bytes = new byte[value.Length * LabelText.MaxBytesPerCharacter];
        return Encoding.UTF8.GetString(bytes.AsSpan(0, LabelText.Encode(value, bytes)));
    }
}
