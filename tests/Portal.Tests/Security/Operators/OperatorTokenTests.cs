using Microsoft.Extensions.Logging.Abstractions;
using Portal.Configuration;
using Portal.Security.Keys;
using Portal.Security.Operators;
using Portal.Tests.Support;

namespace Portal.Tests.Security.Operators;

public sealed class OperatorTokenTests : IDisposable
{
    private const string Chosen = "an-operators-own-token-of-some-length";

    private readonly TemporaryFolder _folder = new();

    private string Kept => _folder.At("data/sign-in-token");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_is_made_once_of_256_bits_and_nobody_else_can_read_it()
    {
        OperatorToken first = Open(), second = Open();
        Assert.Equal(43, first.Show().Length);
        Assert.Equal(first.Show(), second.Show());
        Assert.Equal(first.Fingerprint, second.Fingerprint);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Kept));
        Assert.Equal(Kept, first.Path);
    }

    [Fact]
    public void It_matches_itself_and_nothing_else()
    {
        OperatorToken token = Open();
        string text = token.Show();
        Assert.True(token.Matches(text));
        Assert.True(token.Matches($" {text}\n"));
        for (int i = 0; i < text.Length * 8; i++)
        {
            char[] letters = text.ToCharArray();
            letters[i / 8] ^= (char)(1 << (i % 8));
            Assert.Equal(new string(letters).Trim() == text, token.Matches(new string(letters)));
        }

        Assert.All(["", text[..^1], text + "x", text.ToUpperInvariant(), token.Fingerprint], wrong => Assert.False(token.Matches(wrong)));
    }

    [Fact]
    public void A_file_of_the_operators_own_counts_before_it()
    {
        OperatorToken token = Open(_folder.Write("own", Chosen + "\nsecond line\n"));
        Assert.True(token.Matches(Chosen));
        Assert.False(File.Exists(Kept));
    }

    [Fact]
    public void A_new_token_in_the_file_counts_once_it_is_read_and_a_broken_file_changes_nothing()
    {
        string path = _folder.Write("own", Chosen);
        OperatorToken token = Open(path);
        string fingerprint = token.Fingerprint;
        File.WriteAllText(path, "");
        token.ReadAgain();
        Assert.True(token.Matches(Chosen));
        File.WriteAllText(path, Chosen + "-renewed");
        token.ReadAgain();
        Assert.False(token.Matches(Chosen));
        Assert.True(token.Matches(Chosen + "-renewed"));
        Assert.NotEqual(fingerprint, token.Fingerprint);
    }

    [Fact]
    public void A_kept_token_that_others_can_read_is_a_refusal_to_start()
    {
        _ = Open();
        File.SetUnixFileMode(Kept, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        Assert.Contains("chmod 600", Assert.Throws<KeyFileException>(() => Open()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_can_be_written_it_ends_with_the_program()
    {
        _folder.Write("file", "");
        OperatorToken token = OperatorToken.Open(new PortalOptions { DataDirectory = _folder.At("file/data") }, NullLogger<OperatorToken>.Instance);
        Assert.Null(token.Path);
        Assert.True(token.Matches(token.Show()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("\nthe-token-stands-on-the-second-line-of-this")]
    [InlineData("a token with blanks in it is a sentence, not a token")]
    [InlineData("a-token-with-a-control-character-\u0007-in-it")]
    public void What_is_no_token_is_named_and_not_shown(string content)
    {
        string path = _folder.Write("own", content);
        string fault = Assert.Single(OperatorRules.Faults(new PortalOptions { Operators = new() { TokenFile = path } }));
        Assert.StartsWith($"Portal:Operators:TokenFile: The file {path} holds no sign-in token", fault, StringComparison.Ordinal);
        Assert.DoesNotContain("blanks in it", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_wrong_option_is_named()
    {
        string[] faults = [.. OperatorRules.Faults(new PortalOptions { Operators = new() { SignIn = "Perhaps", TokenFile = _folder.At("none"), ProxyHeader = "X-User:", ProxyAddresses = "10.0.0.0/8, proxy.example" } })];
        Assert.Equal(4, faults.Length);
        Assert.Contains("expected Automatic, Required or Off", faults[0], StringComparison.Ordinal);
        Assert.Contains("can't be read", faults[1], StringComparison.Ordinal);
        Assert.Contains("holds 'proxy.example'", faults[2], StringComparison.Ordinal);
        Assert.Contains("expected a header's name", faults[3], StringComparison.Ordinal);
        Assert.Contains("without Portal:Operators:ProxyAddresses", Assert.Single(OperatorRules.Faults(new PortalOptions { Operators = new() { ProxyHeader = "X-User" } })), StringComparison.Ordinal);
        Assert.Empty(OperatorRules.Faults(new PortalOptions()));
    }

    private OperatorToken Open(string? own = null) =>
        OperatorToken.Open(new PortalOptions { DataDirectory = _folder.At("data"), Operators = new() { TokenFile = own } }, NullLogger<OperatorToken>.Instance);
}
