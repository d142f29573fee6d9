using Portal.Cluster;
using Portal.Collectors;
using Portal.Exposition;

namespace Portal.Tests.Exposition;

/// <summary>TestbedOS' percentages: no sample rather than one that is not known.</summary>
public sealed class GaugeTests : IDisposable
{
    private readonly TestRenderer _renderer = new();

    [Fact]
    public void Without_a_snapshot_before_there_is_no_percentage()
    {
        HostAnswer first = ExampleCluster.Snapshot.Hosts[0] with { Previous = null };

        Assert.DoesNotContain("testbed_host_cpu{", Hosts(first), StringComparison.Ordinal);
        Assert.Contains("testbed_host_memory{", Hosts(first), StringComparison.Ordinal);
    }

    [Fact]
    public void After_a_reboot_there_is_no_percentage()
    {
        HostAnswer answer = ExampleCluster.Snapshot.Hosts[0];

        Assert.DoesNotContain("testbed_host_cpu{", Hosts(answer with { Previous = answer.Previous! with { BootId = "another" } }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_counter_that_fell_gives_no_percentage() =>
        Assert.DoesNotContain("testbed_guest_cpu{", Docker(ExampleGuests.Container(10), ExampleGuests.Container(20)), StringComparison.Ordinal);

    [Fact]
    public void A_new_container_under_the_old_name_gives_no_percentage() =>
        Assert.DoesNotContain("testbed_guest_cpu{", Docker(ExampleGuests.Container(20), ExampleGuests.Container(10) with { RuntimeId = "another" }), StringComparison.Ordinal);

    [Fact]
    public void Two_busy_processors_of_a_container_read_200() =>
        Assert.Contains("testbed_guest_cpu{project=\"campus\",guest_name=\"web\"} 200\n", Docker(ExampleGuests.Container(20), ExampleGuests.Container(10)), StringComparison.Ordinal);

    public void Dispose() => _renderer.Dispose();

    private string Hosts(HostAnswer answer) => _renderer.Render(ExampleCluster.Snapshot with { Hosts = [answer] }, parts: ExpositionParts.TestbedHosts);

    private string Docker(GuestSample now, GuestSample before)
    {
        JoinedGuest web = ExampleCluster.Snapshot.Guests.Single(guest => guest.Name == "web") with { Sample = now, PreviousSample = before };
        return _renderer.Render(ExampleCluster.Snapshot with { Guests = [web] }, parts: ExpositionParts.TestbedGuests, kind: "docker");
    }
}
