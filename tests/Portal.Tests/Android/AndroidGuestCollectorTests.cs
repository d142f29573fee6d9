using Portal.Collectors;
using Portal.Collectors.Android;
using Portal.Tests.Kernel;
using Portal.Tests.Support;

namespace Portal.Tests.Android;

public sealed class AndroidGuestCollectorTests : IDisposable
{
    private const string Emulator = "/opt/sdk/emulator/qemu/linux-x86_64/qemu-system-x86_64-headless";
    private const string Lo = "h\nh\n    lo: 1 1 0 0 0 0 0 0 1 1 0 0 0 0 0 0\n";
    private const string OwnNetwork = Lo + "vm-abc10: 5 1 0 0 0 0 0 0 6 2 0 0 0 0 0 0\n";

    private readonly FakeKernel _kernel = new FakeKernel().Write("proc/stat", "btime 1795615930\n").Link("proc/1/ns/net", "net:[1]");
    private readonly ManualTimeProvider _clock = new();
    private readonly AndroidGuestCollector _collector;

    public AndroidGuestCollectorTests() => _collector = new AndroidGuestCollector(_kernel.Files, _clock);

    public void Dispose() => _kernel.Dispose();

    [Fact]
    public async Task Measures_an_emulator()
    {
        FakeProcess process = Start(40, "phone");
        process.UserTicks = 300;
        process.SystemTicks = 20;
        process.MinorFaults = 10;
        process.MajorFaults = 3;
        process.Threads = 30;
        process.StartTicks = 12345;
        process.WriteStat().Thread(41, "CPU 0/KVM", "7000 800 9").File("statm", "9 5 1 0 0 0 0\n").File("io", "read_bytes: 4096\nwrite_bytes: 8192\n").File("status", "VmSwap:\t12 kB\n").File("net/dev", OwnNetwork);
        _kernel.Write("root/.android/avd/phone.avd/config.ini", FakeKernel.FixtureBytes("made-up/config.ini"));

        GuestSample guest = Assert.Single((await Collect()).Guests);

        Assert.Equal(("phone", GuestState.Running, "android-34"), (guest.RuntimeName, guest.State, guest.Image));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1795615930).AddSeconds(123.45), guest.StartedAt);
        Assert.Equal((3_200_000_000L, 3_000_000_000L, 200_000_000L), (guest.Cpu!.UsageNanoseconds!.Value, guest.Cpu.UserNanoseconds!.Value, guest.Cpu.SystemNanoseconds!.Value));
        Assert.Equal((1, 1.0), (guest.Cpu.VcpuCount!.Value, guest.Cpu.LimitCores!.Value));
        Assert.Equal([new VcpuCounters { Index = 0, UsageNanoseconds = 7000, StealNanoseconds = 800 }], guest.Cpu.Vcpus);
        Assert.Equal((5L * Environment.SystemPageSize, 12288L, 1536L << 20), (guest.Memory!.RssBytes!.Value, guest.Memory.SwapBytes!.Value, guest.Memory.LimitBytes!.Value));
        Assert.Equal((13L, 3L), (guest.Paging!.Faults!.Value, guest.Paging.MajorFaults!.Value));
        Assert.Equal((4096L, 8192L), (guest.Storage!.ReadBytes!.Value, guest.Storage.WrittenBytes!.Value));
        Assert.Equal(30, guest.Threads);
        NetworkCounters network = Assert.Single(guest.Networks);
        Assert.Equal(("vm-abc10", 5L, 6L, 2L), (network.Interface, network.ReceivedBytes!.Value, network.TransmittedBytes!.Value, network.TransmittedPackets!.Value));
    }

    [Fact]
    public async Task Takes_the_number_of_cpus_from_the_device_where_threads_have_no_names()
    {
        Start(40, "phone").Thread(41, "qemu-system-x86", "7000 800 9");
        _kernel.Write("root/.android/avd/phone.avd/config.ini", FakeKernel.FixtureBytes("made-up/config.ini"));

        GuestSample guest = Assert.Single((await Collect()).Guests);
        Assert.Equal(4, guest.Cpu!.VcpuCount);
        Assert.True(guest.Cpu.Vcpus.IsDefault);
    }

    [Fact]
    public async Task Says_whether_Android_has_booted_by_what_the_emulator_leaves_beside_its_device()
    {
        const string Mark = "root/.android/avd/phone.avd/bootcompleted.ini";
        Start(40, "phone");
        Start(41, "tablet");
        _kernel.Write("root/.android/avd/phone.avd/config.ini", FakeKernel.FixtureBytes("made-up/config.ini"));
        Assert.Equal([false, null], await BootedAsync());

        // Of the run before: this one began ten seconds after the host.
        _kernel.Write(Mark, "");
        File.SetLastWriteTimeUtc(_kernel.Locate(Mark), DateTime.UnixEpoch.AddSeconds(1795615930 + 5));
        Assert.Equal([false, null], await BootedAsync());

        File.SetLastWriteTimeUtc(_kernel.Locate(Mark), DateTime.UnixEpoch.AddSeconds(1795615930 + 70));
        Assert.Equal([true, null], await BootedAsync());

        _kernel.Delete(Mark);
        Assert.Equal([false, null], await BootedAsync());
    }

    [Fact]
    public async Task Succeeds_without_guests_where_no_emulator_ever_ran()
    {
        GuestCollection collection = await Collect();

        Assert.Empty(collection.Guests);
        Assert.Equal([(0, true), (1, true)], collection.Outcomes.Select(outcome => (outcome.Tier, outcome.Success)));
        Assert.Equal(0, collection.Outcomes[0].Guests);
    }

    [Fact]
    [Trait("Fault", "A2")]
    public async Task Is_not_taken_in_by_what_only_looks_like_an_emulator()
    {
        new FakeProcess(_kernel, 40).Runs("/usr/bin/python3", "qemu-system-x86_64", "-avd", "script");
        new FakeProcess(_kernel, 41).Runs("/usr/bin/qemu-system-x86_64", "-name", "guest=vm");
        new FakeProcess(_kernel, 42).Runs("/opt/not-qemu-system-x86_64", "-avd", "other");
        new FakeProcess(_kernel, 43) { State = 'Z' }.Runs(Emulator, "-avd", "dead");
        new FakeProcess(_kernel, 44).Runs(Emulator, "-avd", new string('x', 300));
        new FakeProcess(_kernel, 45) { Name = "a) R (b" }.Runs(Emulator, "-avd", "x\"} 1\ny");

        Assert.Equal(["x\"} 1\ny"], (await Collect()).Guests.Select(guest => guest.RuntimeName));
    }

    [Fact]
    [Trait("Fault", "A2")]
    public async Task Of_two_with_one_name_the_older_counts_and_the_other_is_told()
    {
        Start(50, "phone", startTicks: 200);
        FakeProcess older = Start(60, "phone", startTicks: 100);
        older.Threads = 66;
        older.WriteStat();
        Start(70, "other", startTicks: 300);

        GuestCollection collection = await Collect();
        Assert.Equal(["other", "phone"], collection.Guests.Select(guest => guest.RuntimeName));
        Assert.Equal(66, collection.Guests[1].Threads);
        Assert.Equal((true, 2), (collection.Outcomes[0].Success, collection.Outcomes[0].Guests!.Value));
        Assert.Equal((false, CollectorFailure.Unsupported), (collection.Outcomes[1].Success, collection.Outcomes[1].Reason!.Value));
    }

    [Theory]
    [InlineData('T', GuestState.Paused)]
    [InlineData('t', GuestState.Running)]
    [InlineData('D', GuestState.Running)]
    [InlineData('R', GuestState.Running)]
    public async Task Says_its_state(char state, GuestState expected)
    {
        new FakeProcess(_kernel, 40) { State = state }.Runs(Emulator, "-avd", "phone");

        Assert.Equal(expected, Assert.Single((await Collect()).Guests).State);
    }

    [Fact]
    [Trait("Fault", "A1")]
    public async Task One_that_waits_to_be_reaped_has_failed_until_its_successor_runs()
    {
        FakeProcess process = Start(40, "phone");
        await Collect();
        process.State = 'Z';
        process.WriteStat();

        GuestSample guest = Assert.Single((await Collect()).Guests);
        Assert.Equal(GuestState.Failed, guest.State);
        Assert.Null(guest.Cpu);
        Assert.True(guest.Networks.IsDefault);

        Start(41, "phone", startTicks: 2000);
        _clock.Advance(EmulatorList.Period);

        GuestCollection collection = await Collect();
        Assert.Equal(GuestState.Running, Assert.Single(collection.Guests).State);
        Assert.True(collection.Outcomes[1].Success, collection.Outcomes[1].Error);
    }

    [Fact]
    public async Task Looks_for_new_ones_every_five_seconds()
    {
        await Collect();
        Start(40, "phone");
        _clock.Advance(EmulatorList.Period - TimeSpan.FromMilliseconds(1));
        GuestCollection collection = await Collect();
        Assert.Empty(collection.Guests);
        Assert.Equal(4_999_000_000, collection.Outcomes[1].AgeNanoseconds);

        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Single((await Collect()).Guests);
    }

    [Fact]
    public async Task Leaves_out_the_network_that_it_shares_with_the_host()
    {
        new FakeProcess(_kernel, 40).Runs(Emulator, "-avd", "phone").File("net/dev", OwnNetwork);
        _kernel.Link("proc/40/ns/net", "net:[1]");

        Assert.True(Assert.Single((await Collect()).Guests).Networks.IsDefault);
    }

    [Fact]
    public async Task Leaves_out_the_network_that_two_emulators_share()
    {
        foreach (int pid in (int[])[40, 41])
        {
            new FakeProcess(_kernel, pid).Runs(Emulator, "-avd", $"phone{pid}").File("net/dev", OwnNetwork);
            _kernel.Link($"proc/{pid}/ns/net", "net:[77]");
        }

        GuestCollection collection = await Collect();
        Assert.Equal(2, collection.Guests.Length);
        Assert.All(collection.Guests, guest => Assert.True(guest.Networks.IsDefault));
    }

    [Theory]
    [InlineData(Lo, true)]
    [InlineData(OwnNetwork, false)]
    public async Task Compares_interfaces_where_namespaces_may_not_be_seen(string network, bool shared)
    {
        _kernel.Delete("proc/1").Write("proc/net/dev", Lo);
        new FakeProcess(_kernel, 40).Runs(Emulator, "-avd", "phone").File("net/dev", network);

        Assert.Equal(shared, Assert.Single((await Collect()).Guests).Networks.IsDefault);
    }

    [Fact]
    public async Task One_that_can_not_be_understood_is_unknown_and_the_others_are_measured()
    {
        Start(40, "phone");
        Start(41, "tablet");
        await Collect();
        _kernel.Write("proc/40/stat", "garbage");

        GuestCollection collection = await Collect();
        Assert.Equal([("phone", GuestState.Unknown), ("tablet", GuestState.Running)], collection.Guests.Select(guest => (guest.RuntimeName, guest.State)));
        Assert.Equal(CollectorFailure.Malformed, collection.Outcomes[0].Reason);
    }

    // Of phone and tablet, after the next search.
    private async Task<IEnumerable<bool?>> BootedAsync()
    {
        _clock.Advance(EmulatorList.Period);
        return (await Collect()).Guests.Select(guest => guest.BootCompleted);
    }

    private ValueTask<GuestCollection> Collect() => _collector.CollectAsync(TestContext.Current.CancellationToken);

    private FakeProcess Start(int pid, string name, long startTicks = 1000)
    {
        _kernel.Link($"proc/{pid}/ns/net", $"net:[{pid}]");
        return new FakeProcess(_kernel, pid) { StartTicks = startTicks }.Runs(Emulator, "-no-window", "-avd", name, "-no-audio");
    }
}
