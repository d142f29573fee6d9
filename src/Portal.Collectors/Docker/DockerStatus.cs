namespace Portal.Collectors.Docker;

/// <summary>The engine's word for a container's state (<c>State.Status</c> of the Engine API), as a guest's state.</summary>
internal static class DockerStatus
{
    public const string Running = "running";
    public const string Paused = "paused";
    public const string Exited = "exited";

    // docker stop leaves 143 (SIGTERM) or, after its grace period, 137 (SIGKILL): nothing failed then.
    private const int Terminated = 143;
    private const int Killed = 137;

    public static GuestState ToState(string? status, GuestExit? exit) => status switch
    {
        Running => GuestState.Running,
        Paused => GuestState.Paused,
        "created" or "restarting" => GuestState.Starting,
        "removing" => GuestState.Stopping,
        Exited => IsFailure(exit) ? GuestState.Failed : GuestState.Stopped,
        "dead" => GuestState.Failed,
        _ => GuestState.Unknown,
    };

    private static bool IsFailure(GuestExit? exit) => exit is { OomKilled: true } or { Code: not (null or 0 or Terminated or Killed) };
}
