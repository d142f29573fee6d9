using Portal.Live;
using static Portal.Tests.Live.LiveSamples;

namespace Portal.Tests.Live;

public sealed class HostTrackTests
{
    private readonly HostTrack _track = new();

    [Fact]
    public void The_first_snapshot_has_nothing_before_it()
    {
        HostLive live = _track.Follow(Answer("a", TakenOf("a", 10)));
        Assert.Null(live.Before);
        Assert.Null(live.Seconds);
        Assert.True(live.IsNew);
    }

    [Fact]
    public void Seconds_between_snapshots_come_from_the_hosts_uptime()
    {
        _track.Follow(Answer("a", TakenOf("a", 10)));
        Assert.Equal(1.25, _track.Follow(Answer("a", TakenOf("a", 11.25))).Seconds!.Value, 6);
    }

    [Fact]
    public void Another_boot_begins_anew()
    {
        _track.Follow(Answer("a", TakenOf("a", 10)));
        Assert.Null(_track.Follow(Answer("a", TakenOf("a", 11, "boot-2"))).Before);
    }

    [Fact]
    public void A_clock_that_went_back_begins_anew()
    {
        _track.Follow(Answer("a", TakenOf("a", 10)));
        Assert.Null(_track.Follow(Answer("a", TakenOf("a", 3))).Before);
    }

    [Fact]
    public void No_rate_is_made_across_a_long_silence()
    {
        _track.Follow(Answer("a", TakenOf("a", 10)));
        Assert.Null(_track.Follow(Answer("a", TakenOf("a", 100))).Before);
        Assert.Equal(1, _track.Follow(Answer("a", TakenOf("a", 101))).Seconds!.Value, 6);
    }

    [Fact]
    public void A_repeated_snapshot_is_not_new_and_keeps_its_rate()
    {
        _track.Follow(Answer("a", TakenOf("a", 10)));
        _track.Follow(Answer("a", TakenOf("a", 11)));
        HostLive again = _track.Follow(Answer("a", TakenOf("a", 11)));
        Assert.False(again.IsNew);
        Assert.Equal(1, again.Seconds!.Value, 6);
    }

    [Fact]
    public void A_snapshot_right_after_another_is_measured_from_the_one_before_both()
    {
        _track.Follow(Answer("a", TakenOf("a", 10)));
        _track.Follow(Answer("a", TakenOf("a", 11)));
        Assert.Equal(1.1, _track.Follow(Answer("a", TakenOf("a", 11.1))).Seconds!.Value, 6);
    }

    [Fact]
    public void A_guest_that_was_started_anew_has_no_earlier_sample()
    {
        _track.Follow(Answer("a", TakenOf("a", 10, guests: Guest("web", id: "one"))));
        HostLive live = _track.Follow(Answer("a", TakenOf("a", 11, guests: Guest("web", id: "two"))));
        Assert.Null(live.GuestBefore(Guest("web", id: "two")));
    }
}
