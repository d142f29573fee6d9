using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace Portal.Exposition;

/// <summary>The tokens one of which a scraper must bring. Only their SHA-256 is kept.</summary>
internal sealed class BearerTokens(ImmutableArray<byte[]> hashes)
{
    // A token is short; a larger file is another file given by mistake.
    private const int MaxFileBytes = 4096;
    private const int MaxTokens = 2;
    private const string Scheme = "Bearer ";

    /// <summary>Whether the one <c>Authorization</c> header holds one of the tokens.</summary>
    public bool Accept(StringValues authorization)
    {
        if (authorization is not [{ } header] || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        // Hashed first, since texts of different lengths are not compared in fixed time; every token is compared, match or not.
        byte[] found = SHA256.HashData(Encoding.UTF8.GetBytes(header[Scheme.Length..].Trim()));
        bool accepted = false;
        foreach (byte[] hash in hashes)
        {
            accepted |= CryptographicOperations.FixedTimeEquals(found, hash);
        }

        return accepted;
    }

    /// <summary>Reads one token a line, at most two, so that they can be rotated.</summary>
    /// <exception cref="FormatException">Unreadable, empty or not a token file; the message says why, never what was in it.</exception>
    public static BearerTokens Read(string path)
    {
        try
        {
            FileInfo file = new(path);
            if (file.Exists && file.Length > MaxFileBytes)
            {
                throw new FormatException($"expected a file of one or two tokens, found {file.Length} bytes");
            }

            string[] lines = File.ReadAllText(path).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            return lines.Length is > 0 and <= MaxTokens
                ? new BearerTokens([.. lines.Select(line => SHA256.HashData(Encoding.UTF8.GetBytes(line)))])
                : throw new FormatException($"expected a file of one or two tokens, one a line, found {lines.Length} lines");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new FormatException($"expected a readable file: {fault.Message}", fault);
        }
    }
}
