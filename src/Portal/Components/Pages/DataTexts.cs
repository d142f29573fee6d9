using Portal.Cluster;
using Portal.Components.Format;
using Portal.Components.Shared;
using Portal.Live;

namespace Portal.Components.Pages;

/// <summary>Live texts about a host's data: how old it is, how long the answer took, when the host called last.</summary>
internal static class DataTexts
{
    /// <summary>Row of these cells on the page of one host or guest.</summary>
    public const string Row = "data";

    public const string HeartbeatColumn = "heartbeat";

    // An answer of this tick has no age worth reading.
    private static readonly TimeSpan WorthReading = TimeSpan.FromSeconds(3);

    public static CellText Age(HostLive? host) => new(host?.Answer.SnapshotAge switch
    {
        null => Number.Absent,
        { } age when age < WorthReading => "now",
        { } age => $"{Span.Text(age)} old",
    });

    /// <summary>Of its newest answer; how fast it refused or failed is no answer time.</summary>
    public static CellText AnswerTime(HostLive? host) =>
        new(Span.OfSeconds(host?.Answer.Fetch is { Result: FetchResult.Ok } fetch ? fetch.Duration?.TotalSeconds : null));

    /// <summary>Since a host that joined called last.</summary>
    public static CellText Heartbeat(HostLive? host) => new(host?.Answer.HeartbeatAge is { } age ? $"{Span.Text(age)} ago" : "none since Portal started");

    public static CellText Of(HostLive? host, string column) => column switch
    {
        "age" => Age(host),
        HeartbeatColumn => Heartbeat(host),
        _ => AnswerTime(host),
    };
}
