using Portal.Cluster;
using Portal.Collectors;
using Portal.Components.Format;
using Portal.Components.Shared;
using Portal.Testbed;

namespace Portal.Components.Pages.Guests;

/// <summary>A guest's state in one word and one sentence.</summary>
internal static class GuestStatus
{
    public static Status Of(JoinedGuest guest, Deployment? deployment)
    {
        if (guest.IsTemplate)
        {
            return guest.Sample is null
                ? new Status("template", "Template", Tone.Quiet, $"{Image(guest)} of {Clones(guest)}. It isn't meant to run.")
                : new Status("template", "Template", Tone.Quiet, $"{Image(guest)} of {Clones(guest)}, running briefly while it is prepared.");
        }

        if (guest.Sample is { } sample)
        {
            return Reported(guest, sample);
        }

        return guest.State switch
        {
            GuestState.Missing when guest.ShouldRun => new Status("missing", "Missing", Tone.Bad, $"{(guest.Host is { } host ? $"{host} is live and does not run" : "Every host that could run it is live, and none runs")} {guest.RuntimeName}."),
            GuestState.Unknown when guest.NoCollector => new Status("unmeasured", "No collector", Tone.Information, $"No collector here measures guests of kind {guest.Kind}."),
            GuestState.Unknown when Unplaced(guest, deployment) => Off(deployment),
            GuestState.Unknown => new Status("unknown", "Unknown", Tone.Warning, $"Nobody can tell: {Place(guest)} is silent or could not look for this kind of guest."),
            _ => Off(deployment),
        };
    }

    public static bool IsProblem(JoinedGuest guest) =>
        !guest.IsTemplate && (guest.IsDuplicate || guest.OnWrongHost || guest.LeftRunning || (guest.ShouldRun && guest.State is GuestState.Missing or GuestState.Failed or GuestState.Stopped or GuestState.Paused));

    private static Status Reported(JoinedGuest guest, GuestSample sample)
    {
        Tone unexpected = guest.ShouldRun ? Tone.Bad : Tone.Quiet;
        return guest.State switch
        {
            GuestState.Running when guest.IsDuplicate => new Status("running", "Duplicate", Tone.Warning, $"A deployment expects one guest of this name, and another host runs it. This one on {guest.Host} is a second, and counts for no deployment."),
            GuestState.Running when guest.OnWrongHost => new Status("running", "Wrong host", Tone.Warning, $"Runs on {guest.Host}, though its deployment places it on {guest.Expected?.Host}."),
            GuestState.Running when guest.LeftRunning => new Status("running", "Left running", Tone.Warning, "Runs although its deployment is down."),
            GuestState.Running when sample.Healthy is false => new Status("running", "Unhealthy", Tone.Warning, "Runs, but its own health check fails."),
            GuestState.Running => new Status("running", "Running", Tone.Good, guest.Project is null ? "Runs, though no deployment names it." : "Runs as it should."),
            GuestState.Paused => new Status("paused", "Paused", guest.ShouldRun ? Tone.Warning : Tone.Quiet, "Its runtime holds it paused."),
            GuestState.Starting => new Status("moving", "Starting", Tone.Information, "Its runtime is starting it."),
            GuestState.Stopping => new Status("moving", "Stopping", Tone.Information, "Its runtime is stopping it."),
            GuestState.Stopped => new Status("stopped", WithCode("Stopped", sample), unexpected, Ended("It has stopped", sample)),
            GuestState.Failed => new Status("failed", WithCode("Failed", sample), Tone.Bad, Ended("It has failed", sample)),
            _ => new Status("unknown", "Unknown", Tone.Warning, "Its runtime does not say what state it is in."),
        };
    }

    private static Status Off(Deployment? deployment) => deployment?.State is DeploymentState.Down
        ? new Status("off", "Off", Tone.Quiet, "Its deployment is down.")
        : new Status("off", "Not running", Tone.Quiet, "It is not reported; its deployment is not up.");

    private static bool Unplaced(JoinedGuest guest, Deployment? deployment) => guest.Host is null && deployment?.State is DeploymentState.Down;

    private static string Place(JoinedGuest guest) => guest.Host ?? "its host";

    private static string Image(JoinedGuest guest) => guest.Expected is { IsGoldenImage: false, CloneCount: not null } ? "Base" : "Golden image";

    private static string Clones(JoinedGuest guest) =>
        guest.Expected?.CloneCount is { } clones ? Count.Of(clones, "clone", "clones") : "its clones";

    private static string WithCode(string word, GuestSample sample) => sample.Exit switch
    {
        { Code: { } code } => $"{word} ({code})",
        _ => word,
    };

    private static string Ended(string start, GuestSample sample)
    {
        string code = sample.Exit?.Code is { } known ? $" with exit code {known}" : string.Empty;
        string killed = sample.Exit?.OomKilled is true ? "; it was killed for lack of memory" : string.Empty;
        string when = sample.Exit?.FinishedAt is { } at ? $" at {Moment.Iso(at)}" : string.Empty;
        return $"{start}{code}{when}{killed}.";
    }
}
