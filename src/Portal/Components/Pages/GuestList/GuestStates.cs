using Portal.Components.Shared;

namespace Portal.Components.Pages.GuestList;

/// <summary>The words of guests' states as an address writes them.</summary>
internal static class GuestStates
{
    public static string[] Keys { get; } =
    [
        "running", "paused", "starting", "stopping", "stopped", "failed", "missing", "unknown", "wrong-host", "duplicate", "unhealthy",
        "unassigned", "left-running", "not-running", "off", "template", "no-collector",
    ];

    /// <summary>Without an exit code, which is no state of its own.</summary>
    public static string KeyOf(Status status)
    {
        int code = status.Word.IndexOf(" (", StringComparison.Ordinal);
        return (code < 0 ? status.Word : status.Word[..code]).ToLowerInvariant().Replace(' ', '-');
    }
}
