using System.Collections.Immutable;
using Portal.Components.Format;
using Portal.Components.Shared;
using Portal.Live;

namespace Portal.Components.Pages.Hosts;

/// <summary>Every state of a host's data with its icon, its word and what it means of any host. A tooltip says instead what is known of the one at hand.</summary>
internal static class HostLegend
{
    public static Status Live { get; } = new("live", "Live", Tone.Good, "It answers.");

    public static Status Stale { get; } = new("stale", "Stale", Tone.Warning, $"It is silent. Its last figures stay for {Span.Text(LivePeriod.KeepStale)}, in grey.");

    public static Status Offline { get; } = new("offline", "Offline", Tone.Bad, "It has been silent for longer, or since Portal started. It has no figures, and its guests are unknown.");

    public static Status Waiting { get; } = new("stale", "Waiting", Tone.Quiet, "It has not answered yet: Portal, or its place in the cluster, is only seconds old.");

    public static Status NotAsked { get; } = new("off", "Not asked", Tone.Quiet, "It is listed, and there is no way to ask it.");

    public static ImmutableArray<Status> All { get; } = [Live, Stale, Offline, Waiting, NotAsked];
}
