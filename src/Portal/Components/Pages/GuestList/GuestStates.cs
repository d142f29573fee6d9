using Portal.Components.Pages.Guests;
using Portal.Components.Shared;

namespace Portal.Components.Pages.GuestList;

/// <summary>The words of guests' states as an address writes them.</summary>
internal static class GuestStates
{
    public static string[] Keys { get; } = [.. GuestLegend.All.Select(KeyOf)];

    /// <summary>Without an exit code, which is no state of its own.</summary>
    public static string KeyOf(Status status)
    {
        int code = status.Word.IndexOf(" (", StringComparison.Ordinal);
        return (code < 0 ? status.Word : status.Word[..code]).ToLowerInvariant().Replace(' ', '-');
    }
}
