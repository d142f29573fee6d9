using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Portal.Cluster;
using Portal.Collectors;
using Portal.Live;
using Portal.Tests.Real;
using Portal.Tests.Support;
using static Portal.Tests.Live.LiveSamples;

namespace Portal.Tests.Live;

/// <summary>A hundred hosts with a hundred guests each, for more than the quarter of an hour that is kept.</summary>
[Collection(AloneCollection.Name)]
public sealed class HistoryMemoryTests
{
    private const int Hosts = 100;
    private const int GuestsPerHost = 100;
    private const int Seconds = 1_000;

    [Fact]
    public void Ten_thousand_guests_stay_within_the_budget_and_keep_a_quarter_of_an_hour()
    {
        ImmutableArray<GuestSample>[] guests = [.. Enumerable.Range(0, Hosts).Select(host => ImmutableArray.Create([.. Enumerable.Range(0, GuestsPerHost).Select(guest => Sample(host, guest))]))];
        long before = Settled();
        LiveHistory history = Filled(guests);

        // With the newest frame in it, which is a megabyte or two.
        long retained = Settled() - before;
        TestContext.Current.SendDiagnosticMessage($"retained {retained:N0} bytes, {retained / (Hosts * GuestsPerHost):N0} a guest; reckoned {history.Bytes:N0}");
        Assert.Equal(Hosts * (GuestsPerHost + 1), history.Subjects);
        Assert.True(history.Shape.Span >= TimeSpan.FromMinutes(15));
        Assert.InRange(history.Bytes, 1, HistoryBudget.CrowdBytes);
        Assert.InRange(retained, 1, HistoryBudget.CrowdBytes);
    }

    // What other tests of this process left behind goes before and not in between, finalizers and all.
    private static long Settled()
    {
        long last;
        long now = GC.GetTotalMemory(forceFullCollection: true);
        do
        {
            last = now;
            GC.WaitForPendingFinalizers();
            now = GC.GetTotalMemory(forceFullCollection: true);
        }
        while (now < last - 100_000);
        return now;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static LiveHistory Filled(ImmutableArray<GuestSample>[] guests)
    {
        var history = new LiveHistory(new ManualTimeProvider(Start));
        for (int second = 0; second <= Seconds; second += 5)
        {
            history.Add(At(second, guests));
            if (second is 0)
            {
                Assert.InRange(history.Bytes, 1, HistoryBudget.Bytes);
            }
        }

        return history;
    }

    private static ClusterSnapshot At(int second, ImmutableArray<GuestSample>[] guests)
    {
        var hosts = new List<HostAnswer>();
        var joined = new List<JoinedGuest>();
        for (int host = 0; host < Hosts; host++)
        {
            string name = $"host-{host}";
            HostSnapshot? before = second == 0 ? null : TakenOf(name, second - 5, guests: guests[host]);
            hosts.Add(Answer(name, TakenOf(name, second, guests: guests[host]), before: before));
            joined.AddRange(guests[host].Select(guest => Joined("p", guest.RuntimeName, name, guest, before: before is null ? null : guest)));
        }

        return Joint(second, [.. hosts], [.. joined]);
    }

    // A virtual machine whose tap has a name that no other has: nothing of it is shared.
    private static GuestSample Sample(int host, int guest)
    {
        var times = new PressureTimes { WaitingNanoseconds = 1, StalledNanoseconds = 1 };
        return new GuestSample
        {
            Kind = GuestKind.Libvirt,
            RuntimeName = $"p-{host}-{guest}",
            State = GuestState.Running,
            Cpu = new GuestCpu { UsageNanoseconds = 1, UserNanoseconds = 1, SystemNanoseconds = 1, Vcpus = [] },
            Memory = new GuestMemory { WorkingSetBytes = 1, RssBytes = 1, CacheBytes = 1, SwapBytes = 1 },
            Storage = new StorageBytes { ReadBytes = 1, WrittenBytes = 1 },
            Networks = [new NetworkCounters { Interface = $"vnet{(host * GuestsPerHost) + guest}", ReceivedBytes = 1, TransmittedBytes = 1, ReceivedPackets = 1, TransmittedPackets = 1, ReceiveDrops = 0 }],
            Pressure = new PressureCounters { Cpu = times, Memory = times, Io = times },
            Processes = 1,
            Threads = 1,
        };
    }
}
