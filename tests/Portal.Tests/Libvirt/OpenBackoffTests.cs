using Portal.Collectors.Libvirt;
using Portal.Tests.Support;

namespace Portal.Tests.Libvirt;

public sealed class OpenBackoffTests
{
    [Fact]
    public void Waits_longer_after_each_failure_but_never_over_five_seconds()
    {
        ManualTimeProvider clock = new();
        OpenBackoff backoff = new(clock);
        foreach (double seconds in (double[])[0.5, 1, 2, 4, 5, 5])
        {
            Assert.True(backoff.IsDue);
            backoff.Failed();
            clock.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
            Assert.False(backoff.IsDue);
            clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        backoff.Failed();
        backoff.Succeeded();
        Assert.True(backoff.IsDue);
    }
}
