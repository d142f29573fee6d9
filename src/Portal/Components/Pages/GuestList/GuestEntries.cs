using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Portal.Live;

namespace Portal.Components.Pages.GuestList;

/// <summary>Every guest of a frame with its figures: made once a frame, however many tabs show it. For any thread.</summary>
/// <remarks>Kept no longer than the frame itself. Two hundred tabs that each made their own would cost two hundred times the memory and the time of the tick.</remarks>
internal static class GuestEntries
{
    private static readonly ConditionalWeakTable<LiveFrame, Lazy<ImmutableArray<GuestEntry>>> Made = [];

    public static ImmutableArray<GuestEntry> Of(LiveFrame frame) => Made.GetValue(frame, static of => new Lazy<ImmutableArray<GuestEntry>>(() => Make(of))).Value;

    private static ImmutableArray<GuestEntry> Make(LiveFrame frame)
    {
        var deployments = frame.Snapshot.Testbed.Deployments.ToLookup(deployment => deployment.Name, StringComparer.Ordinal);
        return [.. frame.Snapshot.Guests.Select(guest => GuestEntry.From(frame, guest, guest.Project is { } project ? deployments[project].FirstOrDefault() : null))];
    }
}
