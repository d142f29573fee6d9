using Portal.Collectors;
using Portal.Components.Pages.Hosts;
using Portal.Live;

namespace Portal.Tests.Components.Pages.Hosts;

public sealed class HostTrendsTests
{
    private const long Minute = 60_000;
    private static readonly HostFilesystem Root = new() { Device = "/dev/vda", Mountpoint = "/", Type = "ext4", AvailableBytes = 480 };

    [Theory]
    // 20 bytes in 20 minutes are 1,440 a day, and 480 are left.
    [InlineData(new float[] { 100, 110, 120 }, 20, 0.3333)]
    [InlineData(new float[] { 100, 100, 100 }, 20, null)]
    [InlineData(new float[] { 120, 110, 100 }, 20, null)]
    [InlineData(new float[] { 100, 110, 120 }, 5, null)]
    [InlineData(new float[] { 100, float.NaN, float.NaN }, 20, null)]
    public void A_filesystem_that_fills_up_says_in_how_many_days_it_is_full(float[] used, int minutes, double? days)
    {
        HostTrends trends = HostTrends.From(new HostSample { Filesystems = [Root] }, (series, _) => Slice(series, used, minutes));
        Assert.Equal(days, trends.DaysToFull(Root) is { } found ? Math.Round(found, 4) : null);
    }

    [Fact]
    public void Means_of_pressure_are_those_of_the_last_ten_seconds_minute_and_five_minutes()
    {
        long[] times = [0, 250_000, 295_000, 299_000];
        HostTrends trends = HostTrends.From(new HostSample(), (series, _) => new HistorySlice(times, [.. series.Select(_ => new float[] { 0, 0.2f, 0.4f, float.NaN })], 0));
        Assert.Equal([0.4, 0.3, 0.2], trends.Means("psi/cpu/some").Select(mean => Math.Round(mean!.Value, 3)));
    }

    [Fact]
    public void Nothing_is_made_up_where_there_is_no_past()
    {
        HostTrends trends = HostTrends.From(new HostSample { Filesystems = [Root] }, (series, _) => new HistorySlice([], [.. series.Select(_ => Array.Empty<float>())], 0));
        Assert.Null(trends.DaysToFull(Root));
        Assert.All(trends.Means("psi/cpu/some"), mean => Assert.Null(mean));
        Assert.Empty(HostTrends.None.Means("psi/cpu/some"));
    }

    private static HistorySlice Slice(IReadOnlyList<string> series, float[] used, int minutes) =>
        new([0, minutes * Minute / 2, minutes * Minute], [.. series.Select(name => name.StartsWith("fs/", StringComparison.Ordinal) ? used : [float.NaN, float.NaN, float.NaN])], 0);
}
