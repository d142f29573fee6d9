using System.Collections.Immutable;
using Portal.Components.Format;
using Portal.Components.Shared;
using Portal.Live;
using Portal.Stack;

namespace Portal.Components.Pages.Overview;

/// <summary>One thing that has to be in place, as it is found, and what to do where it is not.</summary>
/// <param name="Words">Short, for the line that sums all of them up.</param>
/// <param name="Advice">Null where there is nothing to do.</param>
/// <param name="Command">To copy; null where none helps.</param>
public sealed record SetupLine(Tone Tone, string Words, string? Advice = null, string? Command = null)
{
    /// <summary>Nothing has to be done: in place, or not wanted.</summary>
    public bool IsDone => Tone is Tone.Good or Tone.Quiet;

    internal static ImmutableArray<SetupLine> Of(LiveFrame frame, StackState stack) => frame.HasSnapshot
        ? [Testbed(frame), .. Deployments(frame), Hosts(frame), Prometheus(stack.Prometheus), Grafana(stack.Grafana)]
        : [];

    private static SetupLine Testbed(LiveFrame frame) => frame.Snapshot.Testbed.Source is { } source
        ? new SetupLine(Tone.Good, $"Reading {source}")
        : new SetupLine(Tone.Warning, "No testbed found", "Portal looks in /var/lib/testbedos. Set Portal__Testbed__Root, or try portal simulate.", "Portal__Testbed__Root=/var/lib/testbedos");

    private static IEnumerable<SetupLine> Deployments(LiveFrame frame) => frame.Snapshot.Testbed is not { Source: not null, Deployments.Length: var deployments } ? []
        : [deployments > 0 ? new SetupLine(Tone.Good, Count.Of(deployments, "deployment", "deployments")) : new SetupLine(Tone.Quiet, "no deployments", "They appear here as soon as the testbed writes one; nothing needs a restart.")];

    private static SetupLine Hosts(LiveFrame frame)
    {
        int all = frame.Snapshot.Hosts.Length;
        int live = frame.Hosts.Count(host => host.State is DataState.Live);
        return live == all
            ? new SetupLine(Tone.Good, all == 1 ? $"the host answers" : $"all {Count.Of(all, "host", "hosts")} answer")
            : new SetupLine(Tone.Warning, $"{live} of {Count.Of(all, "host", "hosts")} answer", "Is portal client running on each of the others, and may this host reach its port?", "systemctl status testbed-portal");
    }

    private static SetupLine Prometheus(PartState part) =>
        Part("Prometheus", part, "Set Portal__Prometheus__Url to see histories longer than an hour.", "Portal__Prometheus__Url=http://172.30.255.3:9090");

    private static SetupLine Grafana(PartState part) =>
        Part("Grafana", part, "Set Portal__Grafana__ProbeUrl to see its panels beside the live charts.", "Portal__Grafana__ProbeUrl=http://127.0.0.1:8080/grafana/");

    private static SetupLine Part(string name, PartState part, string advice, string setting) => part.Availability switch
    {
        Availability.Up => new SetupLine(Tone.Good, $"{name} reachable"),
        Availability.Down => new SetupLine(Tone.Warning, $"{name} not reachable{(part.Reason is { } reason ? $" ({reason})" : string.Empty)}", "Start it again; until then the portal draws what it has itself.", "docker compose up -d"),
        Availability.Unknown => new SetupLine(Tone.Quiet, $"{name} is being asked"),
        _ => new SetupLine(Tone.Quiet, $"{name} not configured", advice, setting),
    };
}
