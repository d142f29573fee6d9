using System.Collections.Immutable;
using Portal.Collectors;
using Portal.Demo.Cast;

namespace Portal.Tests.Demo;

public sealed class DemoCastTests
{
    private static readonly DateTimeOffset Origin = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Three_hosts_carry_thirty_guests_of_all_kinds_in_two_deployments()
    {
        var cast = new DemoCast(3, 30, "main", Origin);
        Assert.Equal(["demo-1", "demo-2", "demo-3"], cast.Hosts.Select(host => host.Name));
        Assert.All(cast.Hosts, host => Assert.Equal(10, host.GuestCount, 1.0));
        GuestSample[] guests = [.. cast.Hosts.SelectMany(host => host.At(Origin).Guests)];
        Assert.Equal(30, guests.Length);
        Assert.All((GuestKind[])[GuestKind.Libvirt, GuestKind.Docker, GuestKind.Android], kind => Assert.True(guests.Count(guest => guest.Kind == kind) >= 2));
        Assert.Equal([("campus", true), ("office", false)], cast.Deployments.Select(deployment => (deployment.Name, deployment.IsUp)));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 30)]
    [InlineData(7, 0)]
    [InlineData(7, 95)]
    [InlineData(1_000, 4_000)]
    public void As_many_guests_run_as_were_asked_for_on_as_many_hosts_and_no_name_comes_twice(int hosts, int guests)
    {
        var cast = new DemoCast(hosts, guests, "main", Origin);
        Assert.Equal(hosts, cast.Hosts.Length);
        Assert.Equal(guests, cast.Hosts.Sum(host => host.GuestCount));
        ImmutableArray<string> names = [.. cast.Hosts.SelectMany(host => host.At(Origin).Guests).Select(guest => guest.RuntimeName)];
        Assert.Equal(guests, names.Distinct(StringComparer.Ordinal).Count());
        Assert.True(cast.Hosts.Max(host => host.GuestCount) - cast.Hosts.Min(host => host.GuestCount) <= 2 + (guests / CastScript.ReportedGuests));
    }

    [Fact]
    public void Drift_is_that_of_thirty_guests_however_many_there_are()
    {
        PlacedGuest[] later = [.. new DemoCast(3, 400, "main", Origin).Deployments.Skip(2).Where(deployment => deployment.IsUp).SelectMany(deployment => deployment.Guests)];
        Assert.True(later.Length > 300);
        Assert.DoesNotContain(later, guest => guest.Guest is { IsMisplaced: true } or { Role: CastRole.Absent or CastRole.Unassigned } or { Profile.Job: not null });
    }

    [Fact]
    public void No_simulated_host_takes_the_name_of_this_machine() =>
        Assert.Equal(["demo-1", "demo-3", "demo-4"], new DemoCast(3, 30, "demo-2", Origin).HostNames);
}
