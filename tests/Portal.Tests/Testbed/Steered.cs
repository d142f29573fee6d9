using Portal.Testbed;
using Portal.Tests.Support;

namespace Portal.Tests.Testbed;

/// <summary>A reader whose clock a test moves.</summary>
internal static class Steered
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    /// <summary>A clock that starts at the real time, so that ages of real files come out right.</summary>
    public static ManualTimeProvider Clock() => new(TimeProvider.System.GetUtcNow());

    public static async Task StartAsync(TestbedWatcher watcher, ManualTimeProvider clock)
    {
        Task start = watcher.StartAsync(CancellationToken.None);
        await MoveUntilAsync(clock, "the first round", TimeSpan.FromSeconds(3), () => start.IsCompleted);
        await start;
    }

    /// <summary>Moves the clock in small steps until the condition holds; fails when it has moved by the limit.</summary>
    public static async Task<TimeSpan> MoveUntilAsync(ManualTimeProvider clock, string what, TimeSpan limit, Func<bool> condition)
    {
        for (TimeSpan moved = TimeSpan.Zero; moved <= limit; moved += Step)
        {
            if (await SoonAsync(condition))
            {
                return moved;
            }

            clock.Advance(Step);
        }

        // A machine under load may be slower than the steps: time for its threads, next to none for the clock.
        for (int turn = 0; turn < 100; turn++)
        {
            if (await SoonAsync(condition))
            {
                return limit;
            }

            await Task.Delay(Step, CancellationToken.None);
            clock.Advance(Step / 5);
        }

        Assert.Fail($"Not within {limit.TotalSeconds} s of the steered clock: {what}.");
        return default;
    }

    /// <summary>Moves the clock on and fails as soon as the condition does.</summary>
    public static async Task MoveWhileAsync(ManualTimeProvider clock, string what, TimeSpan time, Func<bool> condition)
    {
        TimeSpan stride = 4 * Step;
        for (TimeSpan moved = TimeSpan.Zero; moved < time; moved += stride)
        {
            await SoonAsync(() => false);
            Assert.True(condition(), $"No longer {moved.TotalSeconds} s later: {what}.");
            clock.Advance(stride);
        }
    }

    /// <summary>Gives the reader's threads a moment of real time to come to rest.</summary>
    private static async Task<bool> SoonAsync(Func<bool> condition)
    {
        for (int turn = 0; turn < 6 && !condition(); turn++)
        {
            await Task.Delay(2, CancellationToken.None);
        }

        return condition();
    }
}
