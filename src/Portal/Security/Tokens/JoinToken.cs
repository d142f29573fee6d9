using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Security.Tokens;

/// <summary><c>tp1.&lt;id&gt;.&lt;secret&gt;.&lt;hash&gt;</c>: with it one host may join once. Base64url without padding, in its one canonical form.</summary>
/// <param name="Id">8 random bytes as text; not secret.</param>
/// <param name="Secret">128 random bits as text.</param>
/// <param name="AuthorityHash">SHA-256 of the authority's SubjectPublicKeyInfo: the client trusts no other.</param>
public sealed record JoinToken(string Id, string Secret, ReadOnlyMemory<byte> AuthorityHash)
{
    private const string Version = "tp1";
    private const int IdBytes = 8;
    private const int SecretBytes = 16;
    private const int HashBytes = 32;

    public static JoinToken Create(ReadOnlyMemory<byte> authorityHash) =>
        new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(IdBytes)), Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes)), authorityHash);

    /// <summary>Refuses everything but what <see cref="ToText"/> writes: a text with other spellings of the same bytes would be another way in.</summary>
    public static bool TryRead(string? text, [NotNullWhen(true)] out JoinToken? token)
    {
        token = null;
        string[] parts = text?.Split('.') ?? [];
        if (parts.Length != 4 || parts[0] != Version || !IsCanonical(parts[1], IdBytes) || !IsCanonical(parts[2], SecretBytes) || !IsCanonical(parts[3], HashBytes))
        {
            return false;
        }

        token = new JoinToken(parts[1], parts[2], Base64Url.DecodeFromChars(parts[3]));
        return true;
    }

    public static bool IsId(string? text) => text is not null && IsCanonical(text, IdBytes);

    public static bool IsSecret(string? text) => text is not null && IsCanonical(text, SecretBytes);

    /// <summary>What the main host keeps instead of the secret. A slow hash would guard nothing: the secret is 128 random bits.</summary>
    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.ASCII.GetBytes(secret));

    public string ToText() => $"{Version}.{Id}.{Secret}.{Base64Url.EncodeToString(AuthorityHash.Span)}";

    /// <summary>Never the secret: a record's own text would print it into a log.</summary>
    public override string ToString() => $"{Version}.{Id}.…";

    private static bool IsCanonical(string text, int bytes)
    {
        Span<byte> decoded = stackalloc byte[HashBytes];
        return text.Length == Base64Url.GetEncodedLength(bytes)
            && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')
            && Base64Url.DecodeFromChars(text, decoded, out _, out int written) == OperationStatus.Done
            && written == bytes
            && Base64Url.EncodeToString(decoded[..written]) == text;
    }
}
