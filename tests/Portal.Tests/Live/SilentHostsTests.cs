using Portal.Cluster;
using Portal.Collectors;
using Portal.Live;
using Portal.Tests.Support;
using static Portal.Tests.Live.LiveSamples;

namespace Portal.Tests.Live;

public sealed class SilentHostsTests
{
    private readonly ManualTimeProvider _clock = new(Start);
    private readonly ClusterSnapshot _before;

    public SilentHostsTests()
    {
        GuestSample web = Guest("p-web");
        GuestSample stray = Guest("stray");
        _before = Joint(0, [Answer("a", TakenOf("a", 0, guests: [web, stray]))], Joined("p", "web", "a", web), Joined(null, "stray", "a", stray, shouldRun: false));
    }

    [Fact]
    public void The_last_answer_stays_with_its_true_age()
    {
        HostAnswer host = Assert.Single(Silent(14, _before).Hosts);
        Assert.NotNull(host.Snapshot);
        Assert.Equal(TimeSpan.FromSeconds(14), host.SnapshotAge);
        Assert.Equal(FetchResult.Timeout, host.Fetch.Result);
    }

    [Fact]
    public void Its_age_grows_from_frame_to_frame()
    {
        ClusterSnapshot last = _before;
        for (int second = 1; second <= 14; second++)
        {
            last = Silent(second, last);
        }

        Assert.Equal(TimeSpan.FromSeconds(14), Assert.Single(last.Hosts).SnapshotAge);
        Assert.Equal(2, last.Guests.Length);
    }

    [Fact]
    public void Its_guests_keep_their_last_word()
    {
        ClusterSnapshot filled = Silent(14, _before);
        Assert.Equal(["web", "stray"], filled.Guests.Select(guest => guest.Name));
        Assert.All(filled.Guests, guest => Assert.Equal(GuestState.Running, guest.State));
    }

    [Fact]
    public void After_half_a_minute_nothing_is_claimed_any_more()
    {
        ClusterSnapshot filled = Silent(31, _before);
        Assert.Null(Assert.Single(filled.Hosts).Snapshot);
        Assert.Equal(GuestState.Unknown, Assert.Single(filled.Guests).State);
    }

    [Fact]
    public void A_deployment_that_was_taken_down_meanwhile_is_believed()
    {
        ClusterSnapshot snapshot = Joint(14, [Answer("a", null)], Joined("p", "web", "a", null, shouldRun: false));
        Assert.False(SilentHosts.Fill(snapshot, _before, _clock).Guests[0].ShouldRun);
    }

    private ClusterSnapshot Silent(double at, ClusterSnapshot before) =>
        SilentHosts.Fill(Joint(at, [Answer("a", null)], Joined("p", "web", "a", null)), before, _clock);
}
