using System.Collections.Immutable;
using System.Text.Json;
using Portal.Collectors;
using Portal.Demo;
using Portal.Sampling;

namespace Portal.Tests.Demo;

public sealed class SimulatedHostTests
{
    private static readonly DateTimeOffset Origin = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private readonly SimulatedHost _host = SimulatedHost.Create("demo-1", 36, Origin);

    // Steps as short as two browsers' ticks and as long as a pause, never in tune with any period of the load.
    public static TheoryData<double> Steps => [0.003, 0.25, 1, 5.7, 61];

    [Theory]
    [MemberData(nameof(Steps))]
    public void No_counter_falls_while_its_guest_runs(double seconds)
    {
        ImmutableArray<HostSnapshot> snapshots = Series(seconds, 400);
        var fallen = new List<string>();
        for (int i = 1; i < snapshots.Length; i++)
        {
            fallen.AddRange(Counters.Fallen("host", Counters.Of(snapshots[i - 1].Machine!), Counters.Of(snapshots[i].Machine!)));
            foreach ((GuestSample before, GuestSample after) in snapshots[i - 1].Guests.Zip(snapshots[i].Guests).Where(pair => SameRun(pair.First, pair.Second)))
            {
                fallen.AddRange(Counters.Fallen(after.RuntimeName, Counters.Of(before), Counters.Of(after)));
            }
        }

        Assert.Empty(fallen);
    }

    [Fact]
    public void No_guest_uses_more_than_it_may_and_none_more_than_time_allows()
    {
        ImmutableArray<HostSnapshot> snapshots = Series(1, 1_500);
        for (int i = 1; i < snapshots.Length; i++)
        {
            foreach ((GuestSample before, GuestSample after) in snapshots[i - 1].Guests.Zip(snapshots[i].Guests).Where(pair => SameRun(pair.First, pair.Second)))
            {
                double cores = (after.Cpu!.UsageNanoseconds!.Value - before.Cpu!.UsageNanoseconds!.Value) / 1e9;
                Assert.True(cores <= (after.Cpu.LimitCores ?? 4) + 1e-6, $"{after.RuntimeName} used {cores} cores");
                if (!after.Cpu.Vcpus.IsDefault)
                {
                    Assert.All(after.Cpu.Vcpus.Zip(before.Cpu.Vcpus), pair => Assert.InRange((pair.First.UsageNanoseconds - pair.Second.UsageNanoseconds) / 1e9, 0, 1));
                    Assert.True(after.Cpu.Vcpus.Sum(vcpu => vcpu.UsageNanoseconds) <= after.Cpu.UsageNanoseconds);
                }

                if (after.Memory!.LimitBytes is { } limit)
                {
                    Assert.True((after.Memory.RssBytes ?? 0) <= limit && (after.Memory.WorkingSetBytes ?? 0) <= limit, $"{after.RuntimeName} is over its memory");
                }
            }
        }
    }

    [Fact]
    public void A_host_is_busy_and_never_more_than_full()
    {
        ImmutableArray<HostSnapshot> snapshots = Series(5, 500);
        var busiest = 0.0;
        for (int i = 1; i < snapshots.Length; i++)
        {
            HostSample machine = snapshots[i].Machine!;
            HostSample before = snapshots[i - 1].Machine!;
            Assert.All(machine.Cpu!.Cores.Zip(before.Cpu!.Cores), core => Assert.InRange(Sum(core.First.Times) - Sum(core.Second.Times), 4_999_000_000, 5_001_000_000));
            double busy = 1 - ((machine.Cpu.Total!.IdleNanoseconds - before.Cpu.Total!.IdleNanoseconds) / 5e9 / machine.Cpu.Cores.Length);
            busiest = Math.Max(busiest, busy);
            Assert.InRange(busy, 0.02, 0.95);
            Assert.InRange(machine.Memory!.AvailableBytes!.Value, 0, machine.Memory.SizeBytes!.Value);
            Assert.True(machine.Memory.FreeBytes + machine.Memory.CachedBytes + machine.Memory.BuffersBytes <= machine.Memory.SizeBytes);
            Assert.All(machine.Filesystems, filesystem => Assert.InRange(filesystem.FreeBytes!.Value, 1, filesystem.SizeBytes!.Value));
            Assert.All(machine.Temperatures, temperature => Assert.InRange(temperature.Celsius!.Value, 20, temperature.CriticalCelsius!.Value));
            Assert.All(machine.Disks.Zip(before.Disks), disk => Assert.InRange(disk.First.BusyNanoseconds - disk.Second.BusyNanoseconds, 0, 5_000_000_001));
        }

        Assert.True(busiest > 0.15, $"the host was never busier than {busiest:P0}");
    }

    [Fact]
    public void The_total_of_a_hosts_cpu_is_the_sum_of_its_cores() =>
        Assert.All(Series(13, 20), snapshot =>
            Assert.Equal(snapshot.Machine!.Cpu!.Cores.Sum(core => Sum(core.Times)), Sum(snapshot.Machine.Cpu.Total!)));

    [Fact]
    public void The_same_moment_is_the_same_snapshot_whoever_asks_and_in_whatever_order()
    {
        var other = SimulatedHost.Create("demo-1", 36, Origin);
        _ = other.At(Origin.AddHours(3));
        Assert.Equal(Text(_host.At(Origin.AddMinutes(7))), Text(other.At(Origin.AddMinutes(7))));
        Assert.NotEqual(Text(_host.At(Origin)), Text(SimulatedHost.Create("demo-2", 36, Origin).At(Origin)));
    }

    [Fact]
    public void Each_kind_has_what_its_collector_would_report_and_nothing_else()
    {
        HostSnapshot snapshot = _host.At(Origin);
        Assert.All(snapshot.Guests, guest => Assert.Equal(GuestState.Running, guest.State == GuestState.Stopped && guest.Exit is not null ? GuestState.Running : guest.State));
        GuestSample machine = snapshot.Guests.First(guest => guest.Kind == GuestKind.Libvirt);
        GuestSample container = snapshot.Guests.First(guest => guest.Kind == GuestKind.Docker && guest.State == GuestState.Running);
        GuestSample emulator = snapshot.Guests.First(guest => guest.Kind == GuestKind.Android);
        Assert.NotNull(machine.Memory?.Balloon);
        Assert.NotNull(machine.SlowAgeNanoseconds);
        Assert.All(machine.Cpu!.Vcpus, vcpu => Assert.True(vcpu.StealNanoseconds > 0));
        Assert.Null(machine.Processes);
        Assert.Null(container.Memory?.Balloon);
        Assert.True(container.Cpu!.Vcpus.IsDefault);
        Assert.Null(container.Cpu.VcpuCount);
        Assert.NotNull(container.Restarts);
        Assert.Equal(64, container.RuntimeId!.Length);
        Assert.Null(emulator.RuntimeId);
        Assert.Null(emulator.Pressure);
        Assert.Null(emulator.Memory?.UsageBytes);
        Assert.True(emulator.Disks.IsDefault);
        Assert.Contains(snapshot.Guests, guest => guest.Cpu?.ThrottledPeriods > 0);
        Assert.Contains(snapshot.Guests, guest => guest.Kind == GuestKind.Docker && guest.State == GuestState.Running && guest.Memory!.LimitBytes is null);
    }

    [Fact]
    public void Within_a_quarter_of_an_hour_a_guest_restarts_and_a_job_ends_and_begins_anew()
    {
        ImmutableArray<HostSnapshot> snapshots = Series(1, 900);
        ILookup<string, GuestSample> byName = snapshots.SelectMany(snapshot => snapshot.Guests).ToLookup(guest => guest.RuntimeName, StringComparer.Ordinal);
        Assert.Contains(byName, guest => guest.All(sample => sample.State == GuestState.Running) && guest.Select(sample => sample.Restarts).Distinct().Count() > 1 && guest.Select(sample => sample.StartedAt).Distinct().Count() > 1);
        IGrouping<string, GuestSample> job = byName.First(guest => guest.Any(sample => sample.State == GuestState.Stopped));
        Assert.Contains(job, sample => sample.State == GuestState.Running);
        GuestSample ended = job.First(sample => sample.State == GuestState.Stopped);
        Assert.Equal(0, ended.Exit!.Code);
        Assert.Null(ended.Cpu);
        Assert.Null(ended.StartedAt);
    }

    [Fact]
    public void Names_and_identifiers_are_unique_on_a_large_host()
    {
        HostSnapshot snapshot = SimulatedHost.Create("demo-1", 2_000, Origin).At(Origin);
        Assert.Equal(2_000, snapshot.Guests.Select(guest => guest.RuntimeName).Distinct(StringComparer.Ordinal).Count());
        string[] ids = [.. snapshot.Guests.Select(guest => guest.RuntimeId).OfType<string>()];
        Assert.Equal(ids.Length, ids.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_snapshot_survives_its_journey_as_a_document() =>
        Assert.Equal(
            Text(_host.At(Origin)),
            JsonSerializer.Serialize(JsonSerializer.Deserialize(Text(_host.At(Origin)), SnapshotJson.Default.SnapshotDocument)!.ToSnapshot().ToDocument(), SnapshotJson.Default.SnapshotDocument));

    private ImmutableArray<HostSnapshot> Series(double step, int count) => [.. Enumerable.Range(0, count).Select(i => _host.At(Origin.AddSeconds(i * step)))];

    private static bool SameRun(GuestSample before, GuestSample after) =>
        before.State == GuestState.Running && after.State == GuestState.Running && before.StartedAt == after.StartedAt;

    private static long Sum(CpuTimes times) =>
        times.UserNanoseconds + times.NiceNanoseconds + times.SystemNanoseconds + times.IdleNanoseconds + times.IowaitNanoseconds + times.IrqNanoseconds + times.SoftirqNanoseconds + times.StealNanoseconds;

    private static string Text(HostSnapshot snapshot) => JsonSerializer.Serialize(snapshot.ToDocument(), SnapshotJson.Default.SnapshotDocument);
}
