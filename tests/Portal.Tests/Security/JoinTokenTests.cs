using System.Security.Cryptography;
using Portal.Security.Tokens;

namespace Portal.Tests.Security;

public sealed class JoinTokenTests
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    [Fact]
    public void A_token_reads_back_as_it_was_written()
    {
        JoinToken made = JoinToken.Create(RandomNumberGenerator.GetBytes(32));
        Assert.True(JoinToken.TryRead(made.ToText(), out JoinToken? read));
        Assert.Equal((made.Id, made.Secret), (read.Id, read.Secret));
        Assert.Equal(made.AuthorityHash.ToArray(), read.AuthorityHash.ToArray());
    }

    [Fact]
    public void No_other_spelling_is_read_as_the_same_token()
    {
        string text = JoinToken.Create(RandomNumberGenerator.GetBytes(32)).ToText();
        JoinToken.TryRead(text, out JoinToken? original);
        for (int i = 0; i < text.Length; i++)
        {
            foreach (char other in Alphabet.Where(letter => letter != text[i]))
            {
                string changed = string.Concat(text.AsSpan(0, i), [other], text.AsSpan(i + 1));
                if (JoinToken.TryRead(changed, out JoinToken? read))
                {
                    Assert.False(read.Id == original!.Id && read.Secret == original.Secret && read.AuthorityHash.Span.SequenceEqual(original.AuthorityHash.Span), changed);
                }
            }
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("tp1")]
    [InlineData("tp2.AAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("tp1.AAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("tp1.AAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAB.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("tp1.AAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA ")]
    [InlineData("tp1.AAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.A")]
    [InlineData("TP1.AAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void Everything_but_the_canonical_form_is_refused(string? text) => Assert.False(JoinToken.TryRead(text, out _));

    [Fact]
    public void Its_text_for_logs_does_not_hold_the_secret()
    {
        JoinToken made = JoinToken.Create(RandomNumberGenerator.GetBytes(32));
        Assert.DoesNotContain(made.Secret, $"{made}", StringComparison.Ordinal);
    }
}
