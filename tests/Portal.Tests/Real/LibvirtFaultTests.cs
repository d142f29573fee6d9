using System.Diagnostics;
using Portal.Collectors;
using Portal.Tests.Libvirt;
using Portal.Tests.Support;

namespace Portal.Tests.Real;

/// <summary>What a real libvirtd and a real QEMU may do to a snapshot. Trait: the row of the fault table.</summary>
[Collection(LibvirtAlone.Name)]
public sealed class LibvirtFaultTests(LibvirtBed bed) : IClassFixture<LibvirtBed>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    // A snapshot's own deadline, with room for a busy machine of two cores.
    private static readonly TimeSpan Snapshot = TimeSpan.FromMilliseconds(300);

    [Fact, Trait("fault", "L1")]
    public async Task Guests_of_a_killed_daemon_go_on_from_the_kernel_and_are_whole_again_when_it_returns()
    {
        using LibvirtSnapshots snapshots = new(bed.Libvirt);
        GuestCollection before = await snapshots.UntilAsync("all is measured", Patience, IsWhole);
        bed.Libvirt.Process.Signal(UnixSignal.Kill);
        await Until.HoldsAsync("libvirtd has ended", Patience, () => Task.FromResult(bed.Libvirt.Process.HasExited));

        GuestCollection during = await snapshots.TakeAsync();
        CollectorOutcome outcome = during.Tier(0)!;
        Assert.Equal((false, CollectorFailure.Unreachable, null), (outcome.Success, outcome.Reason, outcome.Guests));
        Assert.Equal(2, during.Guests.Length);
        GuestSample guest = during.Of(bed.First);
        Assert.Equal(GuestState.Unknown, guest.State);
        Assert.True(guest.Networks.IsDefault);
        Assert.True(guest.Cpu!.UsageNanoseconds >= before.Of(bed.First).Cpu!.UsageNanoseconds);
        Assert.NotNull(guest.Memory?.RssBytes);
        Assert.NotNull(guest.Storage?.WrittenBytes);
        Assert.Equal(["vm-first00"], during.HostInterfaces);

        await bed.Libvirt.StartDaemonAsync();
        GuestCollection after = await snapshots.UntilAsync("all is measured again", TimeSpan.FromSeconds(10), IsWhole);
        Assert.Equal(before.Of(bed.First).StartedAt, after.Of(bed.First).StartedAt);
        Assert.Equal(0, after.Tier(0)!.OverdueCalls);
    }

    [Fact, Trait("fault", "L2")]
    public async Task A_hung_daemon_costs_one_deadline_and_one_call()
    {
        using LibvirtSnapshots snapshots = new(bed.Libvirt);
        await snapshots.UntilAsync("all is measured", Patience, now => IsWhole(now) && now.Tier(1) is not null);
        bed.Libvirt.Process.Signal(UnixSignal.Stop);
        try
        {
            for (int taken = 0; taken < 20; taken++)
            {
                long start = Stopwatch.GetTimestamp();
                GuestCollection during = await snapshots.TakeAsync();
                TimeSpan took = Stopwatch.GetElapsedTime(start);

                Assert.Equal((CollectorFailure.Timeout, 1), (during.Tier(0)!.Reason, during.Tier(0)!.OverdueCalls));
                Assert.Equal(0, during.Tier(1)!.OverdueCalls);
                Assert.Equal(2, during.Guests.Length);
                Assert.All(during.Guests, guest => Assert.NotNull(guest.Cpu?.UsageNanoseconds));
                Assert.True(took < (taken == 0 ? Snapshot : TimeSpan.FromMilliseconds(100)), $"Snapshot {taken} took {took.TotalMilliseconds:0} ms.");
            }
        }
        finally
        {
            bed.Libvirt.Process.Signal(UnixSignal.Continue);
        }

        await snapshots.UntilAsync("it is well again", TimeSpan.FromSeconds(10), now => IsWhole(now) && now.Tier(0)!.OverdueCalls == 0);
    }

    [Fact, Trait("fault", "L9")]
    public async Task One_stopped_QEMU_costs_its_own_slow_values_alone()
    {
        using LibvirtSnapshots snapshots = new(bed.Libvirt);
        await snapshots.UntilAsync("all is measured", Patience, IsWhole);
        bed.Second.Signal(UnixSignal.Stop);
        try
        {
            GuestCollection during = await snapshots.UntilAsync("the slow tier says so", Patience, now =>
            {
                Assert.Equal((true, 2), (now.Tier(0)!.Success, now.Guests.Length));
                return now.Tier(1) is { Success: false, Reason: CollectorFailure.Timeout, OverdueCalls: 1 };
            });

            long start = Stopwatch.GetTimestamp();
            during = await snapshots.TakeAsync();
            TimeSpan took = Stopwatch.GetElapsedTime(start);
            Assert.True(took < Snapshot, $"The snapshot took {took.TotalMilliseconds:0} ms.");
            Assert.All(during.Guests, guest => Assert.NotNull(guest.Cpu?.UsageNanoseconds));
            Assert.All(during.Guests, guest => Assert.Equal(GuestState.Running, guest.State));

            during = await snapshots.UntilAsync("its old values are dropped, their age goes on, the other's are fresh", TimeSpan.FromSeconds(40), now =>
                !now.HasDisks(bed.Second) && now.Of(bed.Second).SlowAgeNanoseconds > 15_000_000_000 && now.HasDisks(bed.First) && now.Of(bed.First).SlowAgeNanoseconds < 7_000_000_000);
            Assert.Equal(1, during.Tier(1)!.OverdueCalls);
            Assert.Null(during.Of(bed.Second).Memory?.Balloon);
            Assert.NotNull(during.Of(bed.Second).Memory?.LimitBytes);
        }
        finally
        {
            bed.Second.Signal(UnixSignal.Continue);
        }

        await snapshots.UntilAsync("it is well again", TimeSpan.FromSeconds(15), now => IsWhole(now) && now.Tier(1) is { Success: true, OverdueCalls: 0 });
    }

    [Fact, Trait("fault", "L4")]
    public async Task Values_of_a_domain_that_another_client_holds_grow_old_alone()
    {
        using LibvirtSnapshots snapshots = new(bed.Libvirt);
        await snapshots.UntilAsync("all is measured", Patience, IsWhole);
        bed.Second.Signal(UnixSignal.Stop);
        Task<string>? holder = null;
        try
        {
            // This call waits for the stopped QEMU and holds the domain meanwhile.
            holder = bed.Libvirt.VirshAsync("domstats", "--balloon", bed.Second.Name);
            GuestCollection during = await snapshots.UntilAsync("the slow tier says so", Patience, now => now.Tier(1) is { Success: false });
            Assert.True(during.HasDisks(bed.First));
            Assert.Equal(CollectorFailure.Timeout, during.Tier(1)!.Reason);
        }
        finally
        {
            bed.Second.Signal(UnixSignal.Continue);
            if (holder is not null)
            {
                await holder;
            }
        }

        await snapshots.UntilAsync("it is well again", TimeSpan.FromSeconds(15), now => IsWhole(now) && now.Tier(1) is { Success: true, OverdueCalls: 0 });
    }

    [Fact, Trait("fault", "L5")]
    public async Task A_domain_that_is_replaced_under_its_name_between_snapshots_is_never_there_twice()
    {
        using LibvirtSnapshots snapshots = new(bed.Libvirt);
        HashSet<string> identities = [];
        for (int round = 0; round < 5; round++)
        {
            LibvirtGuest guest = await bed.Libvirt.StartGuestAsync("replaced");
            GuestCollection collection = await snapshots.UntilAsync("it is there", Patience, now => now.Guests.Any(sample => sample.RuntimeName == guest.Name && sample.Cpu is not null));
            Assert.True(identities.Add(collection.Of(guest).RuntimeId!));
            await guest.DestroyAsync();
            await bed.Libvirt.VirshAsync("undefine", guest.Name);
            collection = await snapshots.TakeAsync();
            Assert.True(collection.Tier(0)!.Success);
            Assert.DoesNotContain(collection.Guests, sample => sample.RuntimeName == guest.Name);
        }
    }

    [Fact, Trait("fault", "L3")]
    public async Task Fifty_deaths_of_the_daemon_leave_no_thread_and_no_descriptor_behind()
    {
        int threads, descriptors;
        using (LibvirtSnapshots snapshots = new(bed.Libvirt))
        {
            await snapshots.UntilAsync("all is measured", Patience, IsWhole);
            (threads, descriptors) = (LibvirtThreads.Count(), Descriptors());
            for (int cycle = 0; cycle < 50; cycle++)
            {
                // Every third time while a call is out.
                if (cycle % 3 == 0)
                {
                    bed.Libvirt.Process.Signal(UnixSignal.Stop);
                    await snapshots.TakeAsync();
                }

                bed.Libvirt.Process.Signal(UnixSignal.Kill);
                await snapshots.TakeAsync();
                await bed.Libvirt.StartDaemonAsync();
                GuestCollection collection = await snapshots.UntilAsync("it is well again", TimeSpan.FromSeconds(10), now => now.Tier(0)!.Success);
                Assert.Equal(2, collection.Guests.Length);
            }

            await snapshots.UntilAsync("all is measured", Patience, now => IsWhole(now) && now.Tier(1) is { Success: true });
            Assert.InRange(LibvirtThreads.Count(), 0, threads + 4);
            Assert.InRange(Descriptors(), 0, descriptors + 8);
        }

        await Until.HoldsAsync("all threads have ended", TimeSpan.FromSeconds(10), () => Task.FromResult(LibvirtThreads.Count() is var left && left == 0 ? null : $"{left} threads"));
    }

    // Pipes are this test's own, to the daemons it starts; a Process leaves them to the finalizer.
    private static int Descriptors() => Directory.EnumerateFileSystemEntries("/proc/self/fd").Count(descriptor =>
        new FileInfo(descriptor).LinkTarget is { } target && !target.StartsWith("pipe:", StringComparison.Ordinal));

    private bool IsWhole(GuestCollection collection) =>
        collection.Tier(0) is { Success: true } && collection.HasDisks(bed.First) && collection.HasDisks(bed.Second) && collection.Of(bed.First) is { State: GuestState.Running, Cpu: not null };
}
