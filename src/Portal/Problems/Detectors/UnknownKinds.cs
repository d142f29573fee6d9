using Portal.Cluster;
using Portal.Live;

namespace Portal.Problems.Detectors;

/// <summary>Guests of kinds that nobody measures where they should be, together for each kind.</summary>
internal sealed class UnknownKinds : IClusterDetector
{
    private static readonly ProblemRule Rule = new(ProblemCodes.UnknownKind);

    public void Look(LiveFrame frame, ProblemBook book)
    {
        SortedDictionary<string, int>? kinds = null;
        foreach (JoinedGuest guest in frame.Snapshot.Guests)
        {
            if (guest.NoCollector)
            {
                kinds ??= new SortedDictionary<string, int>(StringComparer.Ordinal);
                kinds[guest.Kind] = kinds.GetValueOrDefault(guest.Kind) + 1;
            }
        }

        foreach ((string kind, int guests) in kinds ?? [])
        {
            book.See(Rule, new ProblemKey(Rule.Code, default, kind), ProblemSeverity.Information, guests, (kind, guests), Describe);
        }
    }

    private static ProblemText Describe((string Kind, int Guests) about) => new(
        $"{Words.Count(about.Guests, "guest", "guests")} of kind {about.Kind} can't be measured.",
        "They are listed without state and figures.",
        "Update Portal on the hosts where they run, if a newer version knows this kind.");
}
