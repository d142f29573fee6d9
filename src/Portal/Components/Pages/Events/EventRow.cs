using Portal.Collectors;
using Portal.Components.Shared;
using Portal.Live.Events;
using Portal.Testbed;

namespace Portal.Components.Pages.Events;

/// <summary>An event in words.</summary>
/// <param name="Subject">Name of whom it happened to.</param>
/// <param name="Mark">What a chart writes at its line; null for an event that no chart marks.</param>
public sealed record EventRow(DateTimeOffset At, string Subject, Status Status, string? Mark)
{
    public static EventRow From(LiveEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        string subject = happened.Subject.Guest ?? happened.Subject.Deployment ?? happened.Subject.Host ?? string.Empty;
        (Status status, string? mark) = happened.Kind switch
        {
            LiveEventKind.Restart => (new Status("moving", "Restart", Tone.Warning, $"{subject} started again{(happened.After is { } code ? $"; its last run ended with exit code {code}" : string.Empty)}."), "restart"),
            LiveEventKind.OomKill => (new Status("failed", "OOM kill", Tone.Bad, $"{subject} was killed for lack of memory."), "OOM kill"),
            LiveEventKind.Moved => (new Status("moving", "Moved", Tone.Information, $"{subject} runs on {happened.After}; before it ran on {happened.Before}."), null),
            LiveEventKind.HostSilent => (new Status("offline", "Silent", Tone.Warning, $"{subject} fell silent{(happened.After is { } why ? $": {Clause(why)}" : ".")}"), "host silent"),
            LiveEventKind.HostBack => (new Status("live", "Back", Tone.Good, $"{subject} answers again."), null),
            LiveEventKind.HostBooted => (new Status("moving", "Booted", Tone.Warning, $"{subject} booted."), "boot"),
            LiveEventKind.Deployment => Deployment(subject, happened),
            _ => (State(subject, happened), null),
        };
        return new EventRow(happened.At, subject, status, mark);
    }

    private static Status State(string subject, LiveEvent happened)
    {
        (string icon, Tone tone) = Enum.TryParse(happened.After, out GuestState state) ? Look(state) : ("unknown", Tone.Quiet);
        return new Status(icon, state is GuestState.Missing ? "Gone" : $"{state}", tone, state is GuestState.Missing
            ? $"{subject} is no longer reported by {happened.Host ?? "its host"}; before it was {Word(happened.Before)}."
            : $"{subject} is {Word(happened.After)}; before it was {Word(happened.Before)}.");
    }

    private static (Status Status, string? Mark) Deployment(string subject, LiveEvent happened) => happened.After switch
    {
        nameof(DeploymentState.Up) => (new Status("running", "Up", Tone.Good, $"The testbed brought {subject} up."), "up"),
        nameof(DeploymentState.Down) => (new Status("off", "Down", Tone.Quiet, $"The testbed took {subject} down."), "down"),
        nameof(DeploymentState.Failed) => (new Status("failed", "Failed", Tone.Bad, $"A command of the testbed on {subject} failed."), "failed"),
        nameof(DeploymentState.Running) => (new Status("moving", "Working", Tone.Information, $"A command of the testbed began to work on {subject}."), null),
        _ => (new Status("unknown", "Unknown", Tone.Warning, $"The file of {subject} no longer says what state it is in."), null),
    };

    private static (string Icon, Tone Tone) Look(GuestState state) => state switch
    {
        GuestState.Running => ("running", Tone.Good),
        GuestState.Paused => ("paused", Tone.Warning),
        GuestState.Starting or GuestState.Stopping => ("moving", Tone.Information),
        GuestState.Stopped => ("stopped", Tone.Quiet),
        GuestState.Failed => ("failed", Tone.Bad),
        _ => ("missing", Tone.Warning),
    };

    private static string Word(string? state) => state is nameof(GuestState.Missing) ? "not reported" : state?.ToLowerInvariant() ?? "unknown";

    private static string Clause(string sentence) => sentence.Length == 0 ? "it does not answer." : char.ToLowerInvariant(sentence[0]) + sentence[1..];
}
