using System.Collections.Immutable;
using Portal.Cluster;
using Portal.Components.Layout;
using Portal.Components.Pages.Guests;
using Portal.Components.Pages.Hosts;
using Portal.Components.Pages.Overview;
using Portal.Components.Pages.Problems;
using Portal.Components.Shared;
using Portal.Live;
using Portal.Problems;
using Portal.Testbed;

namespace Portal.Components.Palette;

/// <summary>Makes the palette's entries from what there is now.</summary>
internal static class PaletteEntries
{
    private static readonly PaletteEntry[] Actions =
    [
        .. new[] { ("System", "system"), ("Light", "light"), ("Dark", "dark") }
            .Select(theme => new PaletteEntry { Group = PaletteGroup.Action, Name = $"Theme: {theme.Item1}", Icon = "theme", Action = $"theme:{theme.Item2}" }),
        new() { Group = PaletteGroup.Action, Name = "Pause or resume", Icon = "paused", Action = "press:[data-action=pause]" },
        new() { Group = PaletteGroup.Action, Name = "Help: keyboard shortcuts and states", Icon = "help", Action = "open:help" },
    ];

    public static ImmutableArray<PaletteEntry> Of(LiveFrame frame, ProblemList problems)
    {
        Dictionary<string, Deployment> deployments = frame.Snapshot.Testbed.Deployments.DistinctBy(deployment => deployment.Name).ToDictionary(deployment => deployment.Name, StringComparer.Ordinal);
        return
        [
            .. Destination.All.Select(page => new PaletteEntry { Group = PaletteGroup.Page, Name = page.Name, Icon = page.Icon, Address = page.Address }),
            .. deployments.Values.Select(Deployment),
            .. frame.Hosts.Select(host => Host(frame, host)),
            .. frame.Snapshot.Guests.Select(guest => Guest(guest, guest.Project is { } project ? deployments.GetValueOrDefault(project) : null)).OfType<PaletteEntry>(),
            .. problems.Active.Select(Problem),
            .. Actions,
        ];
    }

    private static PaletteEntry Deployment(Deployment deployment)
    {
        Status status = DeploymentStatus.Of(deployment);
        return new PaletteEntry { Group = PaletteGroup.Deployment, Name = deployment.Name, Icon = "deployment", State = status.Word, Tone = status.Tone, Address = PageLinks.Deployment(deployment.Name) };
    }

    private static PaletteEntry Host(LiveFrame frame, HostLive host)
    {
        Status status = HostStatus.Of(frame, host);
        return new PaletteEntry
        {
            Group = PaletteGroup.Host,
            Name = host.Answer.Name,
            Icon = "host",
            State = status.Word,
            Tone = status.Tone,
            Address = PageLinks.Host(host.Answer.Name),
            Terms = host.Answer.Address is { } address ? [address.ToLowerInvariant()] : [],
            HasSections = true,
        };
    }

    // Null for a guest without a page.
    private static PaletteEntry? Guest(JoinedGuest guest, Deployment? deployment)
    {
        if (PageLinks.Of(guest) is not { } address)
        {
            return null;
        }

        Status status = GuestStatus.Of(guest, deployment);
        return new PaletteEntry
        {
            Group = PaletteGroup.Guest,
            Name = guest.Name,
            Icon = status.Icon,
            State = status.Word,
            Tone = status.Tone,
            Place = string.Join(" · ", new[] { guest.Project ?? "unassigned", guest.Host }.OfType<string>()),
            Address = address,
            Terms = [.. Terms(guest).OfType<string>().Where(term => term.Length > 0).Select(term => term.ToLowerInvariant())],
            RuntimeId = guest.Sample?.RuntimeId?.ToLowerInvariant(),
            HasSections = guest.Sample is not null,
        };
    }

    private static IEnumerable<string?> Terms(JoinedGuest guest)
    {
        yield return guest.RuntimeName == guest.Name ? null : guest.RuntimeName;
        yield return guest.Project;
        yield return guest.Host;
        foreach (ExpectedInterface network in guest.Expected?.Interfaces ?? [])
        {
            yield return network.Address is "dynamic" ? null : network.Address;
            yield return network.Mac;
        }
    }

    private static PaletteEntry Problem(Problem problem)
    {
        Status status = ProblemsOf.StatusOf(problem.Severity);
        return new PaletteEntry
        {
            Group = PaletteGroup.Problem,
            Name = problem.Text.Sentence,
            Icon = status.Icon,
            State = status.Word,
            Tone = status.Tone,
            Address = PageLinks.Of(problem.Subject)?.Address ?? PageLinks.Problems(new ProblemFilter(Code: problem.Code)),
            Terms = [problem.Code],
        };
    }
}
