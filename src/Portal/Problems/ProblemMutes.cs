using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Problems;

/// <summary>Problems that one browser does not want to be told of, each until a time or until it is solved. Immutable; written as the cookie <see cref="Cookie"/>.</summary>
/// <remarks>A problem is known by a hash of what makes it the same one; until it is solved also of when it began, so that the next of its kind is told again.</remarks>
public sealed class ProblemMutes
{
    /// <summary><c>1f8e0a93c4-29430001.77c0d1e2f3-s</c>: hash and minutes since 1970, or <c>s</c> for solved.</summary>
    public const string Cookie = "mutes";

    public static readonly ProblemMutes None = new([]);

    // A browser keeps 4 KiB of one cookie; the oldest go first.
    private const int Most = 120;
    private const int HashLength = 10;
    private const string UntilSolved = "s";

    private readonly ImmutableArray<(string Hash, long? UntilMinute)> _mutes;

    private ProblemMutes(ImmutableArray<(string Hash, long? UntilMinute)> mutes) => _mutes = mutes;

    public bool IsEmpty => _mutes.IsEmpty;

    /// <summary>Outside text: only what is understood counts.</summary>
    public static ProblemMutes Parse(string? cookie)
    {
        var mutes = ImmutableArray.CreateBuilder<(string, long?)>();
        foreach (string part in (cookie ?? string.Empty).Split('.', Most + 1).Take(Most))
        {
            if (part.Split('-') is not [{ Length: HashLength } hash, { } until] || !hash.All(char.IsAsciiHexDigitLower))
            {
                continue;
            }

            if (until == UntilSolved)
            {
                mutes.Add((hash, null));
            }
            else if (long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out long minute))
            {
                mutes.Add((hash, minute));
            }
        }

        return new ProblemMutes(mutes.DrainToImmutable());
    }

    /// <param name="lasting">Null: until it is solved.</param>
    public ProblemMutes With(Problem problem, TimeSpan? lasting, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(problem);
        (string, long?) added = lasting is { } span ? (HashOf(problem, null), Minute(now + span)) : (HashOf(problem, problem.Since), null);
        ImmutableArray<(string, long?)> others = [.. Without(problem)._mutes.Where(mute => mute.UntilMinute is not { } until || until > Minute(now)).TakeLast(Most - 1)];
        return new ProblemMutes([.. others, added]);
    }

    public ProblemMutes Without(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        string timed = HashOf(problem, null), solved = HashOf(problem, problem.Since);
        return new ProblemMutes([.. _mutes.Where(mute => mute.Hash != timed && mute.Hash != solved)]);
    }

    public bool Holds(Problem problem, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(problem);
        if (_mutes.IsEmpty)
        {
            return false;
        }

        string timed = HashOf(problem, null), solved = HashOf(problem, problem.Since);
        return _mutes.Any(mute => mute.UntilMinute is { } until ? mute.Hash == timed && until > Minute(now) : mute.Hash == solved);
    }

    public override string ToString() => string.Join('.', _mutes.Select(mute => $"{mute.Hash}-{mute.UntilMinute?.ToString(CultureInfo.InvariantCulture) ?? UntilSolved}"));

    private static long Minute(DateTimeOffset at) => at.ToUnixTimeSeconds() / 60;

    private static string HashOf(Problem problem, DateTimeOffset? since)
    {
        ProblemKey key = problem.Key;
        string text = string.Join('\n', key.Code, key.Subject.Host, key.Subject.Deployment, key.Subject.Guest, key.Item, since?.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashLength];
    }
}
