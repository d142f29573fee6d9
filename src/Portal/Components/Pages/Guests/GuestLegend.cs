using System.Collections.Immutable;
using Portal.Components.Shared;

namespace Portal.Components.Pages.Guests;

/// <summary>Every state of a guest with its icon, its word and what it means of any guest: the legend, and what a tooltip begins with.</summary>
internal static class GuestLegend
{
    public static Status Running { get; } = new("running", "Running", Tone.Good, "Runs as it should.");

    public static Status Paused { get; } = new("paused", "Paused", Tone.Warning, "Its runtime holds it paused.");

    public static Status Starting { get; } = new("moving", "Starting", Tone.Information, "Its runtime is starting it.");

    public static Status Stopping { get; } = new("moving", "Stopping", Tone.Information, "Its runtime is stopping it.");

    public static Status Stopped { get; } = new("stopped", "Stopped", Tone.Bad, "It has stopped.");

    public static Status Failed { get; } = new("failed", "Failed", Tone.Bad, "It has failed.");

    public static Status Missing { get; } = new("missing", "Missing", Tone.Bad, "Its deployment is up and its host is live, and it is not there.");

    public static Status Unknown { get; } = UnknownOn("its host");

    public static Status WrongHost { get; } = new("running", "Wrong host", Tone.Warning, "Runs on another host than its deployment places it on.");

    public static Status Duplicate { get; } = new("running", "Duplicate", Tone.Warning, "A deployment expects one guest of this name, and another host runs it.");

    public static Status Unhealthy { get; } = new("running", "Unhealthy", Tone.Warning, "Runs, but its own health check fails.");

    /// <summary>Said beside the word of its runtime: such a guest has two states.</summary>
    public static Status Unassigned { get; } = new("unassigned", "Unassigned", Tone.Information, "Runs, though no deployment names it.");

    public static Status LeftRunning { get; } = new("running", "Left running", Tone.Warning, "Runs although its deployment is down.");

    public static Status NotRunning { get; } = new("off", "Not running", Tone.Quiet, "It is not reported; its deployment is not up.");

    public static Status Off { get; } = new("off", "Off", Tone.Quiet, "Its deployment is down.");

    public static Status Template { get; } = new("template", "Template", Tone.Quiet, "Golden image or base of clones. It isn't meant to run.");

    public static Status NoCollector { get; } = new("unmeasured", "No collector", Tone.Information, "No collector there measures guests of its kind.");

    public static ImmutableArray<Status> All { get; } =
    [
        Running, Paused, Starting, Stopping, Stopped, Failed, Missing, Unknown, WrongHost, Duplicate, Unhealthy, Unassigned, LeftRunning, NotRunning, Off, Template, NoCollector,
    ];

    public static Status UnknownOn(string host) => new("unknown", "Unknown", Tone.Warning, $"Nobody can tell: {host} is silent or could not look for this kind of guest.");
}
