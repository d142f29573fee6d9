using System.Text;
using Portal.Cluster;
using Portal.Collectors;
using Portal.Configuration;
using Portal.Exposition;
using Portal.Exposition.Labels;
using Portal.Exposition.Text;

namespace Portal.Tests.Exposition;

/// <summary>What may not be written is left out and counted; everything else stays.</summary>
public sealed class RefusedSeriesTests : IDisposable
{
    private readonly TestRenderer _renderer = new();

    [Fact]
    public void A_second_guest_with_the_same_labels_is_refused()
    {
        JoinedGuest guest = ExampleCluster.Unassigned(ExampleGuests.Container());
        JoinedGuest lookalike = ExampleCluster.Unassigned(ExampleGuests.Container() with { RuntimeName = "a\u0001" });

        Assert.Equal(Series(guest).Count, Series(guest, guest).Count);
        Series(lookalike, ExampleCluster.Unassigned(ExampleGuests.Container() with { RuntimeName = "a\u0002" }));

        Assert.Equal(2, _renderer.Counters.Dropped(DropReason.Duplicate));
    }

    [Fact]
    public void A_device_that_is_named_twice_is_written_once()
    {
        GuestSample sample = new() { Kind = GuestKind.Docker, RuntimeName = "web", Disks = [new GuestDisk { Device = "vda", Reads = 1 }, new GuestDisk { Device = "vda", Reads = 2 }] };

        ReadSample read = Assert.Single(Series(ExampleCluster.Unassigned(sample)), series => series.Name == "testbed_guest_disk_reads_total");

        Assert.Equal("1", read.Value);
        Assert.Equal(1, _renderer.Counters.Dropped(DropReason.Duplicate));
    }

    [Fact]
    public void A_label_over_256_characters_costs_its_own_series()
    {
        GuestSample sample = new() { Kind = GuestKind.Docker, RuntimeName = "web", Networks = [ExampleHosts.Counters(new string('x', 257)), ExampleHosts.Counters(new string('y', 256))] };

        IReadOnlyList<ReadSample> series = Series(ExampleCluster.Unassigned(sample));

        Assert.All(series.Where(read => read["interface"] is not null), read => Assert.Equal(new string('y', 256), read["interface"]));
        Assert.Equal(8, _renderer.Counters.Dropped(DropReason.Label));
    }

    [Fact]
    public void A_long_label_of_an_info_is_cut()
    {
        GuestSample sample = new() { Kind = GuestKind.Docker, RuntimeName = "web", Image = new string('x', 1000) };

        Assert.Equal(new string('x', 256), Assert.Single(Series(ExampleCluster.Unassigned(sample)), series => series.Name == "testbed_guest_info")["image"]);
    }

    [Fact]
    public void Impossible_numbers_are_left_out()
    {
        GuestSample sample = new() { Kind = GuestKind.Docker, RuntimeName = "web", Cpu = new GuestCpu { LimitCores = double.NaN, Periods = -1 } };

        Assert.DoesNotContain(Series(ExampleCluster.Unassigned(sample)), series => series.Name is "testbed_guest_cpu_limit_cores" or "testbed_guest_cpu_periods_total");
        Assert.Equal(2, _renderer.Counters.Dropped(DropReason.Value));
    }

    [Fact]
    public void Details_are_left_out_where_nothing_guards_the_routes()
    {
        using TestRenderer unguarded = new(new ExporterSection());
        string text = unguarded.Render(ExampleCluster.Snapshot);

        foreach (string detail in (string[])["address=", "host_ip=", "runtime_id=", "image=", "mac="])
        {
            Assert.DoesNotContain(detail, text, StringComparison.Ordinal);
            Assert.Contains(detail, _renderer.Render(ExampleCluster.Snapshot), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Guests_of_no_deployment_can_be_left_out()
    {
        using TestRenderer renderer = new(new ExporterSection { Unassigned = false });

        Assert.DoesNotContain("testbed_guest_up{guest=", renderer.Render(ExampleCluster.Snapshot, parts: ExpositionParts.Guests), StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_of_what_is_gone_are_forgotten()
    {
        Series(ExampleCluster.Unassigned(ExampleGuests.Container()));
        int kept = _renderer.Labels.Count;

        _renderer.Clock.Advance(LabelCache.IdleTime);
        Series();

        Assert.Equal(1, kept - _renderer.Labels.Count);
    }

    [Fact]
    [Trait("Fault", "E7")]
    public void The_wall_clock_neither_ages_labels_nor_times_answers()
    {
        JoinedGuest guest = ExampleCluster.Unassigned(ExampleGuests.Container());
        Series(guest);
        int kept = _renderer.Labels.Count;

        _renderer.Clock.ShiftWallClock(TimeSpan.FromHours(1));
        Series();
        _renderer.Clock.ShiftWallClock(TimeSpan.FromHours(-2));
        Series();

        Assert.Equal(kept, _renderer.Labels.Count);
        Assert.Equal(TimeSpan.Zero, _renderer.Counters.Of(ExpositionEndpoint.All).Duration);
    }

    [Fact]
    public void New_labels_take_effect_at_once()
    {
        GuestSample sample = ExampleGuests.Container();
        Series(ExampleCluster.Unassigned(sample));

        IReadOnlyList<ReadSample> renamed = Series(ExampleCluster.Unassigned(sample with { Networks = [ExampleHosts.Counters("eth0"), ExampleHosts.Counters("eth7")] }));

        Assert.Equal(["eth0", "eth7"], renamed.Where(read => read.Name == "testbed_guest_network_receive_bytes_total").Select(read => read["interface"]));
    }

    public void Dispose() => _renderer.Dispose();

    private IReadOnlyList<ReadSample> Series(params JoinedGuest[] guests) =>
        StrictReader.ReadText(Encoding.UTF8.GetBytes(_renderer.Render(ExampleCluster.Of(guests), parts: ExpositionParts.Guests)));
}
