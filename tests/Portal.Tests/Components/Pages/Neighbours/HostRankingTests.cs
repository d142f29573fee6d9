using System.Collections.Immutable;
using Portal.Cluster;
using Portal.Collectors;
using Portal.Components.Format;
using Portal.Components.Pages.Neighbours;
using Portal.Live;
using Portal.Tests.Support;
using static Portal.Tests.Live.LiveSamples;

namespace Portal.Tests.Components.Pages.Neighbours;

public sealed class HostRankingTests
{
    private const int Cores = 4;

    [Fact]
    public void The_guest_that_takes_most_comes_first_with_its_share_of_the_host()
    {
        HostRanking ranking = Rank(RankedBy.Cpu, (Name: "small", CpuSeconds: 0.4), ("large", 2.8));
        Assert.Equal([("large", 1, 0.7), ("small", 2, 0.1)], ranking.Guests.Select(guest => (guest.Guest.Name, guest.Rank, Math.Round(guest.ShareRatio!.Value, 3))));
        Assert.Equal([true, false], ranking.Guests.Select(guest => guest.IsHeavy));
    }

    [Fact]
    public void What_is_no_guests_is_the_hosts_own()
    {
        // All cores did 3.6 s of work in a second, of which 3.2 s were the guests'.
        HostRanking ranking = Rank(RankedBy.Cpu, ("small", 0.4), ("large", 2.8));
        Assert.Equal(0.1, ranking.RestRatio!.Value, 3);
        Assert.StartsWith("10\u00A0%", ranking.Cell(HostRanking.RestRow, "share").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void More_than_there_is_room_for_are_counted_and_a_guest_that_is_wanted_is_there_with_its_rank()
    {
        LiveFrame frame = Frame([.. Enumerable.Range(0, 9).Select(i => ($"g{i}", 0.1 * i))]);
        JoinedGuest last = frame.Snapshot.Guests[0];
        HostRanking ranking = HostRanking.From(frame, "a", RankedBy.Cpu, 3, also: last);
        Assert.Equal(9, ranking.Measured);
        Assert.Equal([("g8", 1), ("g7", 2), ("g6", 3), ("g0", 9)], ranking.Guests.Select(guest => (guest.Guest.Name, guest.Rank)));
    }

    [Fact]
    public void A_guest_without_a_value_is_last_and_shows_a_dash()
    {
        HostRanking ranking = Rank(RankedBy.Memory, ("small", 0.4));
        Assert.Equal("–", ranking.Guests[0].Cell("share", RankedBy.Memory).Text);
        Assert.Null(ranking.Guests[0].ShareRatio);
    }

    [Fact]
    public void What_guests_send_each_other_is_the_whole_where_the_host_sees_less()
    {
        LiveFrame frame = Frame(("one", 0), ("two", 0));
        HostRanking ranking = HostRanking.From(frame, "a", RankedBy.Network, 5);
        Assert.Equal([0.5, 0.5], ranking.Guests.Select(guest => guest.ShareRatio!.Value));
    }

    [Fact]
    public void Traffic_is_written_in_the_readers_unit()
    {
        Assert.Equal("1.00\u00A0Mbit/s", RankedBy.Network.Words(125_000, NetworkUnit.BitsPerSecond));
        Assert.Equal("122\u00A0KiB/s", RankedBy.Io.Words(125_000, NetworkUnit.BitsPerSecond));
    }

    [Fact]
    public void Mean_and_peak_are_shares_of_the_host_too()
    {
        HostRanking ranking = HostRanking.From(Frame(("one", 1)), "a", RankedBy.Cpu, 5, (_, series) => new HistorySlice([1, 2, 3], [.. series.Select(_ => new float[] { 1, float.NaN, 3 })], 0));
        Assert.Equal((0.5, 0.75), (ranking.Guests[0].MeanRatio, ranking.Guests[0].PeakRatio));
        Assert.Equal("50\u00A0% · 75\u00A0%", ranking.Guests[0].Cell("past", RankedBy.Cpu).Text);
    }

    [Theory]
    [InlineData("mem", "Memory")]
    [InlineData("wait", "Waiting for CPU")]
    [InlineData("<script>", "CPU")]
    [InlineData(null, "CPU")]
    public void The_address_says_what_by(string? key, string title) => Assert.Equal(title, RankedBy.Named(key).Title);

    private static HostRanking Rank(RankedBy by, params (string Name, double CpuSeconds)[] guests) => HostRanking.From(Frame(guests), "a", by, 10);

    // A second, in which each guest used so much and all cores together were busy for 3.6 s.
    private static LiveFrame Frame(params (string Name, double CpuSeconds)[] guests)
    {
        HostSnapshot then = Taken(0, [.. guests.Select(guest => Sample(guest.Name, 1, 0))]);
        HostSnapshot now = Taken(1, [.. guests.Select(guest => Sample(guest.Name, 1 + guest.CpuSeconds, 1000))]);
        var history = new LiveHistory(new ManualTimeProvider(Start));
        history.Add(Joint(1, [Answer("a", now, before: then)], [.. now.Guests.Zip(then.Guests).Select(pair => Joined(null, pair.First.RuntimeName, "a", pair.First, before: pair.Second))]));
        return history.Newest;
    }

    private static GuestSample Sample(string name, double cpuSeconds, long receivedBytes) =>
        Guest(name, cpuSeconds) with { Networks = [new NetworkCounters { Interface = "eth0", ReceivedBytes = receivedBytes, TransmittedBytes = 0 }] };

    private static HostSnapshot Taken(double at, ImmutableArray<GuestSample> guests) => TakenOf("a", at, guests: guests) with
    {
        Machine = new HostSample
        {
            Cpu = new HostCpu
            {
                Total = new CpuTimes { UserNanoseconds = (long)(3.6e9 * at), IdleNanoseconds = (long)(0.4e9 * at) },
                Cores = [.. Enumerable.Range(0, Cores).Select(core => new CoreTimes { Index = core, Times = new CpuTimes() })],
            },
            Networks = [new NetworkCounters { Interface = "eth0", ReceivedBytes = 0, TransmittedBytes = 0 }],
        },
    };
}
