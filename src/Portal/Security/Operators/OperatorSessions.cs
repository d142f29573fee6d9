using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;

namespace Portal.Security.Operators;

/// <summary>What a session is: a random id, the fingerprint of the token that began it, and when that was. Nothing is kept of it here but that it was signed out.</summary>
internal sealed class OperatorSessions(OperatorToken token, EndedSessions ended, TimeProvider clock)
{
    /// <summary>Without a request for so long, a session is over.</summary>
    public static readonly TimeSpan Sliding = TimeSpan.FromHours(8);

    /// <summary>However busy it is.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    private const string IdClaim = "session";
    private const string TokenClaim = "token";
    private const string BegunClaim = "begun";

    public ClaimsPrincipal Begin() => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.Name, "operator"),
            new Claim(IdClaim, RandomNumberGenerator.GetHexString(32, lowercase: true)),
            new Claim(TokenClaim, token.Fingerprint),
            new Claim(BegunClaim, clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
        ],
        OperatorSchemes.Session));

    /// <summary>Neither signed out nor too old, and the token is still the one that began it. Who came in another way is judged at each request.</summary>
    public bool IsGood(ClaimsPrincipal user) =>
        user.Identity?.AuthenticationType != OperatorSchemes.Session
        || (IdOf(user) is { } id
            && !ended.Contains(id)
            && user.FindFirstValue(TokenClaim) == token.Fingerprint
            && BegunAt(user) is not null
            && !IsTooOld(user));

    /// <summary>It began longer ago than any session lasts.</summary>
    public bool IsTooOld(ClaimsPrincipal user) => clock.GetUtcNow() - BegunAt(user) >= Longest;

    /// <summary>Whose circuits are counted together: the session, or the name that a proxy gives; null where nobody has to sign in.</summary>
    public static string? IdOf(ClaimsPrincipal user) => user.FindFirstValue(IdClaim) ?? (user.Identity is { IsAuthenticated: true, Name: { } name } ? "name:" + name : null);

    public void End(ClaimsPrincipal user)
    {
        if (user.FindFirstValue(IdClaim) is { } id)
        {
            ended.Add(id, (BegunAt(user) ?? clock.GetUtcNow()) + Longest);
        }
    }

    private static DateTimeOffset? BegunAt(ClaimsPrincipal user) =>
        long.TryParse(user.FindFirstValue(BegunClaim), NumberStyles.None, CultureInfo.InvariantCulture, out long seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
}
