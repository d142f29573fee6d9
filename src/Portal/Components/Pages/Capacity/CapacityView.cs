using System.Collections.Immutable;
using Portal.Cluster;
using Portal.Components.Format;
using Portal.Components.Pages.Deployments;
using Portal.Components.Pages.HostList;
using Portal.Components.Shared;
using Portal.Live;
using Portal.Testbed;

namespace Portal.Components.Pages.Capacity;

/// <summary>What hosts have and what is promised of it, at one moment: immutable, made from a frame alone.</summary>
public sealed record CapacityView
{
    /// <summary>Of people's questions: more copies than anybody has hosts for.</summary>
    public const int MostCopies = 99;

    public ImmutableArray<CapacityHost> Hosts { get; init; } = [];

    /// <summary>Whose own part is told apart; null on a host's page.</summary>
    public string? Deployment { get; init; }

    public int Copies { get; init; }

    /// <summary>By host; none on a host's page.</summary>
    public ImmutableArray<CapacityFit> Fits { get; init; } = [];

    /// <summary>Guests that no host was chosen for: they are in no host's sum.</summary>
    public int Unplaced { get; init; }

    public static CapacityView OfHost(LiveFrame frame, string host)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return new CapacityView { Hosts = [CapacityHost.Of(frame, host, [.. Held(frame).Where(guest => guest.Host == host)], null)] };
    }

    /// <param name="copies">How many are asked about, in all.</param>
    public static CapacityView OfDeployment(LiveFrame frame, string deployment, int copies)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ILookup<string?, JoinedGuest> held = Held(frame).ToLookup(guest => guest.Host, StringComparer.Ordinal);
        JoinedGuest[] own = [.. frame.Snapshot.Guests.Where(guest => guest.Project == deployment && !guest.IsTemplate)];
        ILookup<string?, JoinedGuest> placed = own.ToLookup(guest => guest.Expected?.Host ?? guest.Host, StringComparer.Ordinal);
        ImmutableArray<string> names = DeploymentView.HostsOf([.. own, .. own.Select(guest => guest with { Host = guest.Expected?.Host ?? guest.Host })]);
        ImmutableArray<CapacityHost> hosts = [.. names.Select(name => CapacityHost.Of(frame, name, [.. held[name]], deployment))];
        return new CapacityView
        {
            Hosts = hosts,
            Deployment = deployment,
            Copies = copies,
            Fits = [.. hosts.Where(host => placed[host.Name].Any()).Select(host => CapacityFit.Of(host, placed[host.Name], copies))],
            Unplaced = placed[null].Count(),
        };
    }

    public bool HasShapeOf(CapacityView other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (Deployment, Copies, Unplaced) == (other.Deployment, other.Copies, other.Unplaced) && Hosts.SequenceEqual(other.Hosts) && Fits.SequenceEqual(other.Fits);
    }

    /// <summary>Text of a live cell: what a host uses now.</summary>
    internal static CellText Cell(LiveFrame frame, string host, string column)
    {
        HostUse? use = frame.Host(host) is { } live ? HostUse.Of(live) : null;
        return column is CapacityRow.MemoryColumn
            ? new CellText(Bytes.Text(use?.MemoryUsedBytes), Percent.Level(use?.MemoryRatio))
            : new CellText(Cores.Text(use?.CpuRatio * use?.Cores), Percent.Level(use?.CpuRatio));
    }

    private static IEnumerable<JoinedGuest> Held(LiveFrame frame)
    {
        HashSet<string> up = [.. frame.Snapshot.Testbed.Deployments.Where(deployment => deployment.State is DeploymentState.Up).Select(deployment => deployment.Name)];
        return frame.Snapshot.Guests.Where(guest => GuestAllowance.IsHeld(guest, guest.Project is { } project && up.Contains(project)));
    }
}
