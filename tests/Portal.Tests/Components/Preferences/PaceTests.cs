using Portal.Components.Preferences;
using Portal.Tests.Support;

namespace Portal.Tests.Components.Preferences;

public sealed class PaceTests
{
    [Theory]
    [InlineData(1, 10)]
    [InlineData(2, 5)]
    [InlineData(5, 2)]
    [InlineData(10, 1)]
    public void Of_ten_ticks_a_second_apart_as_many_count_as_the_reader_wants(int refreshSeconds, int turns)
    {
        var clock = new ManualTimeProvider();
        var pace = new Pace();
        var settings = new ViewSettings { RefreshSeconds = refreshSeconds };
        int taken = 0;
        for (int second = 0; second < 10; second++)
        {
            taken += pace.TakeTurn(clock, settings) ? 1 : 0;

            // A tick that comes a little early is not left out.
            clock.Advance(TimeSpan.FromSeconds(second % 2 == 0 ? 0.9 : 1.1));
        }

        Assert.Equal(turns, taken);
    }
}
