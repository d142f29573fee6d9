using Portal.Live;

namespace Portal.Tests.Live;

public sealed class HistorySliceTests
{
    private static readonly HistorySlice Slice = new([1000, 2000, 3000], [[1, 2, 3], [4, 5, 6]], 2);

    [Fact]
    public void A_paused_picture_ends_where_it_was_paused()
    {
        HistorySlice cut = Slice.UpTo(DateTimeOffset.FromUnixTimeMilliseconds(2500));
        Assert.Equal([1000L, 2000L], cut.UnixMilliseconds);
        Assert.Equal([[1f, 2f], [4f, 5f]], cut.Values);
        Assert.Equal(2, cut.FineFrom);
        Assert.Empty(Slice.UpTo(DateTimeOffset.UnixEpoch).UnixMilliseconds);
    }

    [Fact]
    public void Without_an_end_all_of_it_is_shown()
    {
        Assert.Same(Slice, Slice.UpTo(null));
        Assert.Same(Slice, Slice.UpTo(DateTimeOffset.FromUnixTimeMilliseconds(3000)));
    }
}
