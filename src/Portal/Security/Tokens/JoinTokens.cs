using System.Security.Cryptography;
using System.Text.Json;
using Portal.Security.Keys;

namespace Portal.Security.Tokens;

/// <summary>The main host's join tokens, in a file that <c>portal join-token</c> and the running program both write.</summary>
internal sealed class JoinTokens(KeyFolder folder, TimeProvider clock)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(15);
    public const int MostOpen = 100;

    private const string FileName = "join-tokens.json";
    private const string LockName = "join-tokens.lock";

    // Of a token that does not exist: comparing takes as long as for one that does.
    private static readonly byte[] NoSecret = JoinToken.HashOf("");

    public bool AnyOpen() => Read().Tokens.Exists(token => !token.Used && token.ExpiresAt > clock.GetUtcNow());

    /// <exception cref="KeyFileException">A hundred are open, or the file can't be written.</exception>
    public async Task<JoinToken> MakeAsync(ReadOnlyMemory<byte> authorityHash, string? host, CancellationToken cancellationToken)
    {
        using FileLock held = await TakeAsync(cancellationToken);
        DateTimeOffset now = clock.GetUtcNow();
        List<StoredToken> kept = [.. Read().Tokens.Where(token => token.ExpiresAt > now)];
        if (kept.Count(token => !token.Used) >= MostOpen)
        {
            throw new KeyFileException($"{MostOpen} join tokens are open already; the oldest expires within {Life.TotalMinutes} minutes.");
        }

        JoinToken token = JoinToken.Create(authorityHash);
        kept.Add(new StoredToken { Id = token.Id, SecretHash = JoinToken.HashOf(token.Secret), ExpiresAt = now + Life, Host = host });
        Write(kept);
        return token;
    }

    /// <summary>Takes the token for good, on the disk, before anything is signed for it: of any number of callers one gets it.</summary>
    /// <returns>The token, or null and why, for the log only.</returns>
    public async Task<(StoredToken? Token, string? WhyNot)> UseAsync(string id, string secret, string host, CancellationToken cancellationToken)
    {
        using FileLock held = await TakeAsync(cancellationToken);
        List<StoredToken> tokens = Read().Tokens;
        int index = tokens.FindIndex(token => string.Equals(token.Id, id, StringComparison.Ordinal));
        bool matches = CryptographicOperations.FixedTimeEquals(JoinToken.HashOf(secret), index < 0 ? NoSecret : tokens[index].SecretHash);
        string? whyNot = index < 0 ? "its token is not one of this cluster's, or was made too long ago"
            : !matches ? "the token's secret is wrong"
            : tokens[index].Used ? "its token was used before"
            : tokens[index].ExpiresAt <= clock.GetUtcNow() ? "its token has expired"
            : tokens[index].Host is { } only && !string.Equals(only, host, StringComparison.Ordinal) ? "its token was made for another host"
            : null;
        if (whyNot is not null)
        {
            return (null, whyNot);
        }

        StoredToken token = tokens[index];
        tokens[index] = token with { Used = true };
        Write(tokens);
        return (token, null);
    }

    private ValueTask<FileLock> TakeAsync(CancellationToken cancellationToken)
    {
        folder.Files.Prepare();
        return FileLock.TakeAsync(folder.Files.PathOf(LockName), clock, cancellationToken);
    }

    private TokenFile Read()
    {
        if (folder.Files.Read(FileName) is not { } bytes)
        {
            return new TokenFile();
        }

        try
        {
            return JsonSerializer.Deserialize(bytes, TokenFileJson.Default.TokenFile) ?? new TokenFile();
        }
        catch (JsonException fault)
        {
            throw new KeyFileException($"The file {folder.Files.PathOf(FileName)} can't be read as JSON. Remove it: open join tokens are lost, joined hosts are not.", fault);
        }
    }

    private void Write(List<StoredToken> tokens) =>
        folder.Files.Write(FileName, JsonSerializer.SerializeToUtf8Bytes(new TokenFile { Tokens = tokens }, TokenFileJson.Default.TokenFile));
}
