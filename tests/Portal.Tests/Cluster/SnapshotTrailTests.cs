using Portal.Cluster;
using Portal.Collectors;

namespace Portal.Tests.Cluster;

public class SnapshotTrailTests
{
    private static HostSnapshot At(double seconds, string boot = "b") => new()
    {
        Host = "a",
        BootId = boot,
        TakenAt = DateTimeOffset.UnixEpoch,
        UptimeNanoseconds = (long)(seconds * 1e9),
        Guests = [new GuestSample { Kind = GuestKind.Docker, RuntimeName = "x", RuntimeId = boot }],
    };

    [Fact]
    public void Compares_with_the_newest_snapshot_that_is_a_second_older()
    {
        var trail = new SnapshotTrail();
        Assert.Null(trail.Advance(At(0)));
        Assert.Null(trail.Advance(At(0.5)));
        Assert.Equal(0, trail.Advance(At(1.2))!.Snapshot.UptimeNanoseconds);
        Assert.Equal(500_000_000, trail.Advance(At(1.6))!.Snapshot.UptimeNanoseconds);
        Assert.Equal(1_600_000_000, trail.Advance(At(7))!.Snapshot.UptimeNanoseconds);
    }

    [Fact]
    public void A_snapshot_from_before_a_reboot_is_never_compared_with()
    {
        var trail = new SnapshotTrail();
        trail.Advance(At(100));
        Assert.Null(trail.Advance(At(5, boot: "c")));
        Assert.Equal(5_000_000_000, trail.Advance(At(7, boot: "c"))!.Snapshot.UptimeNanoseconds);
    }

    [Fact]
    public void A_container_made_anew_under_its_old_name_is_another_guest()
    {
        var kept = new KeptSnapshot(At(0, boot: "old"));

        Assert.NotNull(kept.Find(kept.Snapshot.Guests[0]));
        Assert.Null(kept.Find(At(1, boot: "new").Guests[0]));
    }
}
