using System.Collections.Immutable;
using Portal.Cluster;
using Portal.Collectors;
using Portal.Components.Format;
using Portal.Components.Shared;
using Portal.Live;

namespace Portal.Components.Pages.Overview;

/// <summary>Live texts of a deployment's row: sums over its guests. A guest that is not known is in no sum.</summary>
internal static class GroupCells
{
    public static CellText Of(LiveFrame frame, ImmutableArray<JoinedGuest> guests, string column, NetworkUnit unit)
    {
        if (column is "guests")
        {
            int running = guests.Count(guest => guest is { State: GuestState.Running, IsTemplate: false });
            int members = guests.Count(guest => !guest.IsTemplate);
            return new CellText($"{running} of {members} running");
        }

        double? one = null;
        double? two = null;
        foreach (JoinedGuest guest in guests)
        {
            GuestLive live = frame.Guest(guest);
            (double? first, double? second) = column switch
            {
                "cpu" => (GuestCells.CpuCores(live), null),
                "memory" => (GuestCells.UsedMemory(live.Now?.Memory), null),
                "disk" => GuestCells.Disk(live),
                "network" => GuestCells.Network(live),
                _ => (null, (double?)null),
            };
            one = HostCells.Plus(one, first);
            two = HostCells.Plus(two, second);
        }

        return column switch
        {
            "cpu" => new CellText(Cores.Text(one)),
            "memory" => new CellText(Bytes.Text(one)),
            "disk" => HostCells.Pair("R", one, "W", two),
            "network" => new CellText(Traffic.Pair(one, two, unit)),
            _ => new CellText(string.Empty.PadLeft(1, Number.Space)),
        };
    }
}
