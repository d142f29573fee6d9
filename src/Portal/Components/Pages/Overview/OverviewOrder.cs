using System.Collections.Immutable;
using Portal.Components.Pages.GuestList;
using Portal.Components.Pages.HostList;

namespace Portal.Components.Pages.Overview;

/// <summary>Who stands where on the overview. It is kept for some seconds, so that what is read does not move.</summary>
/// <param name="Hosts">The most pressed first.</param>
/// <param name="Guests">The busiest first.</param>
internal sealed record OverviewOrder(BusyBy By, ImmutableArray<string> Hosts, ImmutableArray<string> Guests)
{
    public const int Busiest = 10;

    public static OverviewOrder Of(ImmutableArray<HostEntry> hosts, ImmutableArray<GuestEntry> guests, BusyBy by) => new(
        by,
        [.. hosts.OrderByDescending(HostColumns.Silence).ThenByDescending(host => host.Use.PressureRatio ?? -1).ThenByDescending(host => host.Use.CpuRatio ?? -1).ThenBy(host => host.Name, NaturalOrder.Instance).Select(host => host.Name)],
        [.. guests.Where(guest => !guest.Guest.IsTemplate && by.Figure(guest.Use) > 0).OrderByDescending(guest => by.Figure(guest.Use)).ThenBy(guest => guest.Key, StringComparer.Ordinal).Take(Busiest).Select(guest => guest.Key)]);

    /// <summary>What it names still, then what came since.</summary>
    public ImmutableArray<HostEntry> Apply(ImmutableArray<HostEntry> hosts)
    {
        var byName = hosts.ToDictionary(host => host.Name, StringComparer.Ordinal);
        return [.. Hosts.Where(byName.ContainsKey).Select(name => byName[name]), .. hosts.Where(host => !Hosts.Contains(host.Name))];
    }

    public ImmutableArray<GuestEntry> Apply(ImmutableArray<GuestEntry> guests)
    {
        var ranked = guests.Where(guest => Guests.Contains(guest.Key)).DistinctBy(guest => guest.Key).ToDictionary(guest => guest.Key, StringComparer.Ordinal);
        return [.. Guests.Where(ranked.ContainsKey).Select(key => ranked[key])];
    }
}
