using System.Collections.Immutable;
using Portal.Cluster;
using Portal.Components.Pages.Guests;
using Portal.Components.Pages.Overview;
using Portal.Components.Shared;
using Portal.Live;
using Portal.Testbed;

namespace Portal.Components.Pages.Hosts;

/// <summary>A guest of a host, as a line of its page.</summary>
public sealed record HostGuest(string Name, string? Deployment, string Kind, string? Href, string Word, string Icon, Tone Tone, string Sentence)
{
    public Status Status => new(Icon, Word, Tone, Sentence);

    internal static ImmutableArray<HostGuest> AllOf(LiveFrame frame, string host)
    {
        Dictionary<string, Deployment> deployments = frame.Snapshot.Testbed.Deployments.DistinctBy(deployment => deployment.Name).ToDictionary(deployment => deployment.Name, StringComparer.Ordinal);
        return [.. frame.Snapshot.Guests.Where(guest => string.Equals(guest.Host, host, StringComparison.Ordinal)).Select(guest => From(guest, guest.Project is { } project ? deployments.GetValueOrDefault(project) : null)).OrderBy(guest => guest.Name, NaturalOrder.Instance)];
    }

    private static HostGuest From(JoinedGuest guest, Deployment? deployment)
    {
        Status status = GuestStatus.Of(guest, deployment);
        return new HostGuest(guest.Name, guest.Project, guest.Kind, PageLinks.Of(guest), status.Word, status.Icon, status.Tone, status.Sentence);
    }
}
