using Portal.Cluster;
using Portal.Collectors;
using Portal.Live;
using Portal.Tests.Support;
using static Portal.Tests.Live.LiveSamples;

namespace Portal.Tests.Live;

public sealed class SilentHostsTests
{
    private readonly ManualTimeProvider _clock = new(Start);
    private readonly SilentHosts _silent;

    public SilentHostsTests()
    {
        _silent = new SilentHosts(_clock);
        GuestSample web = Guest("p-web");
        GuestSample stray = Guest("stray");
        _silent.Fill(Joint(0, [Answer("a", TakenOf("a", 0, guests: [web, stray]))], Joined("p", "web", "a", web), Joined(null, "stray", "a", stray, shouldRun: false)));
    }

    [Fact]
    public void The_last_answer_stays_with_its_true_age()
    {
        _clock.Advance(TimeSpan.FromSeconds(14));
        HostAnswer host = Assert.Single(Silent().Hosts);
        Assert.NotNull(host.Snapshot);
        Assert.Equal(TimeSpan.FromSeconds(14), host.SnapshotAge);
        Assert.Equal(FetchResult.Timeout, host.Fetch.Result);
    }

    [Fact]
    public void Its_guests_keep_their_last_word()
    {
        _clock.Advance(TimeSpan.FromSeconds(14));
        ClusterSnapshot filled = Silent();
        Assert.Equal(["web", "stray"], filled.Guests.Select(guest => guest.Name));
        Assert.All(filled.Guests, guest => Assert.Equal(GuestState.Running, guest.State));
    }

    [Fact]
    public void After_half_a_minute_nothing_is_claimed_any_more()
    {
        _clock.Advance(TimeSpan.FromSeconds(31));
        ClusterSnapshot filled = Silent();
        Assert.Null(Assert.Single(filled.Hosts).Snapshot);
        Assert.Equal(GuestState.Unknown, Assert.Single(filled.Guests).State);
    }

    private ClusterSnapshot Silent() => _silent.Fill(Joint(14, [Answer("a", null)], Joined("p", "web", "a", null)));
}
