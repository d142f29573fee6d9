using Portal.Components.Shared;
using Portal.Testbed;

namespace Portal.Components.Pages.Overview;

/// <summary>State of a deployment as the testbed recorded it.</summary>
internal static class DeploymentStatus
{
    public static Status Of(Deployment deployment) => deployment.State switch
    {
        DeploymentState.Up => new Status("running", "Up", Tone.Good, "The testbed brought it up."),
        DeploymentState.Down => new Status("off", "Down", Tone.Quiet, "The testbed took it down."),
        DeploymentState.Running => new Status("moving", "Working", Tone.Information, "A command of the testbed is at work on it."),
        DeploymentState.Failed => new Status("failed", deployment.Command is { } command ? $"Failed: {command}" : "Failed", Tone.Bad, "The last command of the testbed on it failed."),
        _ => new Status("unknown", "Unknown", Tone.Warning, "Its file does not say what state it is in."),
    };
}
