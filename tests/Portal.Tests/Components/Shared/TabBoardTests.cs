using Portal.Cluster;
using Portal.Components.Preferences;
using Portal.Components.Shared;
using Portal.Live;
using Portal.Tests.Support;

namespace Portal.Tests.Components.Shared;

public sealed class TabBoardTests
{
    [Fact]
    public void What_a_browser_says_of_its_tab_is_read_tolerantly_and_done()
    {
        using var live = new CircuitLive(new Unwatched(), new FrozenMoments(new LiveHistory(new ManualTimeProvider()), new NoProblems()), new Viewers());
        ViewSettings? wanted = null;
        var board = new TabBoard(live, settings => wanted = settings);
        board.SetPaused(true);
        Assert.False(live.IsFed);
        board.SetPaused(false);
        board.SetHidden(true);
        Assert.False(live.IsFed);
        board.SetHidden(false);
        Assert.True(live.IsFed);
        board.SetView("refresh=5&theme=<script>");
        Assert.Equal(new ViewSettings { RefreshSeconds = 5 }, wanted);
        board.SetView(null!);
        Assert.Equal(ViewSettings.Default, wanted);
    }

    private sealed class Unwatched : ILiveCluster
    {
        public ClusterSnapshot Newest => throw new NotSupportedException();

        public ILiveWatch Watch(Func<ClusterSnapshot, Task> onSnapshot, HostInterest hosts) => throw new NotSupportedException();
    }
}
