using Portal.Live;
using Portal.Testbed;

namespace Portal.Problems.Detectors;

/// <summary>Guests of kinds that this version can't measure, together for each kind.</summary>
internal sealed class UnknownKinds : IClusterDetector
{
    private static readonly ProblemRule Rule = new(ProblemCodes.UnknownKind);

    public void Look(LiveFrame frame, ProblemBook book)
    {
        SortedDictionary<string, int>? kinds = null;
        foreach (Deployment deployment in frame.Snapshot.Testbed.Deployments)
        {
            foreach (ExpectedGuest guest in deployment.Guests)
            {
                if (guest is { Kind: null, IsTemplate: false })
                {
                    kinds ??= new SortedDictionary<string, int>(StringComparer.Ordinal);
                    kinds[guest.KindName] = kinds.GetValueOrDefault(guest.KindName) + 1;
                }
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
