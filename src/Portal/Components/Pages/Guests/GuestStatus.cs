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
                ? GuestLegend.Template with { Sentence = $"{Image(guest)} of {Clones(guest)}. It isn't meant to run." }
                : GuestLegend.Template with { Sentence = $"{Image(guest)} of {Clones(guest)}, running briefly while it is prepared." };
        }

        if (guest.Sample is { } sample)
        {
            return Reported(guest, sample);
        }

        return guest.State switch
        {
            GuestState.Missing when guest.ShouldRun => GuestLegend.Missing with { Sentence = $"{(guest.Host is { } host ? $"{host} is live and does not run" : "Every host that could run it is live, and none runs")} {guest.RuntimeName}." },
            GuestState.Unknown when guest.NoCollector => GuestLegend.NoCollector with { Sentence = $"No collector there measures guests of kind {guest.Kind}." },
            GuestState.Unknown when Unplaced(guest, deployment) => Off(deployment),
            GuestState.Unknown => guest.Host is { } place ? GuestLegend.UnknownOn(place) : GuestLegend.Unknown,
            _ => Off(deployment),
        };
    }

    public static bool IsProblem(JoinedGuest guest) =>
        !guest.IsTemplate && (guest.IsDuplicate || guest.OnWrongHost || guest.LeftRunning || (guest.ShouldRun && guest.State is GuestState.Missing or GuestState.Failed or GuestState.Stopped or GuestState.Paused));

    private static Status Reported(JoinedGuest guest, GuestSample sample) =>
        guest.State switch
        {
            GuestState.Running when guest.IsDuplicate => GuestLegend.Duplicate with { Sentence = $"{GuestLegend.Duplicate.Sentence} This one on {guest.Host} is a second, and counts for no deployment." },
            GuestState.Running when guest.OnWrongHost => GuestLegend.WrongHost with { Sentence = $"Runs on {guest.Host}, though its deployment places it on {guest.Expected?.Host}." },
            GuestState.Running when guest.LeftRunning => GuestLegend.LeftRunning,
            GuestState.Running when sample.Healthy is false => GuestLegend.Unhealthy,
            GuestState.Running => guest.Project is null ? GuestLegend.Running with { Sentence = GuestLegend.Unassigned.Sentence } : GuestLegend.Running,
            GuestState.Paused => GuestLegend.Paused with { Tone = guest.ShouldRun ? Tone.Warning : Tone.Quiet },
            GuestState.Starting => GuestLegend.Starting,
            GuestState.Stopping => GuestLegend.Stopping,
            GuestState.Stopped => Ended(GuestLegend.Stopped with { Tone = guest.ShouldRun ? Tone.Bad : Tone.Quiet }, sample),
            GuestState.Failed => Ended(GuestLegend.Failed, sample),
            _ => GuestLegend.Unknown with { Sentence = "Its runtime does not say what state it is in." },
        };

    private static Status Off(Deployment? deployment) => deployment?.State is DeploymentState.Down ? GuestLegend.Off : GuestLegend.NotRunning;

    private static bool Unplaced(JoinedGuest guest, Deployment? deployment) => guest.Host is null && deployment?.State is DeploymentState.Down;

    private static string Image(JoinedGuest guest) => guest.Expected is { IsGoldenImage: false, CloneCount: not null } ? "Base" : "Golden image";

    private static string Clones(JoinedGuest guest) =>
        guest.Expected?.CloneCount is { } clones ? Count.Of(clones, "clone", "clones") : "its clones";

    private static Status Ended(Status state, GuestSample sample)
    {
        string code = sample.Exit?.Code is { } known ? $" with exit code {known}" : string.Empty;
        string killed = sample.Exit?.OomKilled is true ? "; it was killed for lack of memory" : string.Empty;
        string when = sample.Exit?.FinishedAt is { } at ? $" at {Moment.Iso(at)}" : string.Empty;
        return state with
        {
            Word = sample.Exit?.Code is { } shown ? $"{state.Word} ({shown})" : state.Word,
            Sentence = $"{state.Sentence.TrimEnd('.')}{code}{when}{killed}.",
        };
    }
}
