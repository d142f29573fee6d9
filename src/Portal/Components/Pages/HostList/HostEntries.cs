using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Portal.Live;

namespace Portal.Components.Pages.HostList;

/// <summary>Every host of a frame with its figures: made once a frame and time zone, however many tabs show it. For any thread.</summary>
internal static class HostEntries
{
    private static readonly ConditionalWeakTable<LiveFrame, ConcurrentDictionary<string, Lazy<ImmutableArray<HostEntry>>>> Made = [];

    /// <param name="zone">In which its sentences write times; null for UTC.</param>
    public static ImmutableArray<HostEntry> Of(LiveFrame frame, TimeZoneInfo? zone = null) =>
        Made.GetValue(frame, static _ => new ConcurrentDictionary<string, Lazy<ImmutableArray<HostEntry>>>(StringComparer.Ordinal))
            .GetOrAdd(zone?.Id ?? string.Empty, _ => new Lazy<ImmutableArray<HostEntry>>(() => [.. frame.Hosts.Select(host => HostEntry.From(frame, host, zone))])).Value;
}
