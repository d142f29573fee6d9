using Portal.Cluster;
using Portal.Live;
using Portal.Problems;
using Portal.Testbed;
using static Portal.Tests.Components.Pages.GuestList.GuestListSamples;
using static Portal.Tests.Live.LiveSamples;

namespace Portal.Tests.Components.Pages.DeploymentList;

/// <summary>Three deployments: one that runs, one whose state file can't be read now, one that is down.</summary>
internal static class DeploymentSamples
{
    public static readonly DateTimeOffset Written = Start.AddMinutes(-90);

    public static readonly Deployment Broken = Campus with
    {
        Name = "broken",
        RealName = "broken",
        State = DeploymentState.Failed,
        Command = "exec",
        ReadSuccess = false,
        StatePath = "/srv/broken/broken-state.json",
        StateModifiedAt = Written,
        StateRefusal = new FileProblem(ProblemCode.NotJson, "/srv/broken/broken-state.json", null, "Not JSON at line 41, byte 3."),
        StateRefusedSince = Start.AddMinutes(-6),
    };

    public static readonly Deployment Down = Campus with { Name = "alpha", RealName = "alpha", State = DeploymentState.Down, StateModifiedAt = null };

    public static readonly ProblemList Found = new()
    {
        Active =
        [
            Of(ProblemSeverity.Error, "broken", null),
            Of(ProblemSeverity.Warning, "campus", "web"),
            Of(ProblemSeverity.Information, "alpha", null),
        ],
    };

    public static ClusterSnapshot Three(params JoinedGuest[] guests)
    {
        ClusterSnapshot snapshot = Snapshot(guests.Length == 0 ? [Busy("web", 50), Busy("db", 25), Gone("gone"), Template("sensor", 2)] : guests);
        return snapshot with { Testbed = snapshot.Testbed with { Deployments = [Down, Broken, Campus with { StateSince = Written, StateModifiedAt = Written }] } };
    }

    public static LiveFrame ThreeFrame(params JoinedGuest[] guests) => Frame(Three(guests));

    private static Problem Of(ProblemSeverity severity, string deployment, string? guest) =>
        new(new ProblemKey(ProblemCodes.FileRefused, new ProblemSubject(Deployment: deployment, Guest: guest)), severity, new ProblemText("It is so.", "Because.", "Do that."), Start, Start);
}
