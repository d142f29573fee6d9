using Portal.Problems;

namespace Portal.Components.Layout;

/// <summary>What is said to a reader who can't see the count change: at most one sentence in ten seconds, and what came meanwhile in one with it. One per tab; not thread-safe.</summary>
internal sealed class ProblemNews(TimeProvider clock)
{
    /// <summary>As the script's status region keeps it for everything that is said by itself.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromSeconds(10);

    private ProblemList _told = ProblemList.Empty;
    private long? _saidAt;

    /// <summary>The worst error that came since the last look that was heard, and how many more; null for none, for the first list, which is no news, and while it is quiet.</summary>
    /// <param name="now">The newest list.</param>
    /// <param name="isMuted">What this reader does not want to be told of.</param>
    public string? Take(ProblemList now, Func<Problem, bool> isMuted)
    {
        if (now.HasShapeOf(_told) || (_saidAt is { } at && clock.GetElapsedTime(at) < Quiet))
        {
            return null;
        }

        string? news = Between(_told, now, isMuted);
        _told = now;
        _saidAt = news is null ? _saidAt : clock.GetTimestamp();
        return news;
    }

    private static string? Between(ProblemList before, ProblemList now, Func<Problem, bool> isMuted)
    {
        if (before.CheckedAt is null)
        {
            return null;
        }

        HashSet<ProblemKey> known = [.. Errors(before).Select(problem => problem.Key)];
        Problem[] errors = [.. Errors(now).Where(problem => !known.Contains(problem.Key) && !isMuted(problem))];
        return errors.Length switch
        {
            0 => null,
            1 => errors[0].Text.Sentence,
            var many => $"{errors[0].Text.Sentence} {Format.Count.Text(many - 1)} more {(many == 2 ? "error" : "errors")}.",
        };
    }

    private static IEnumerable<Problem> Errors(ProblemList list) => list.Active.Where(problem => problem.Severity is ProblemSeverity.Error);
}
