using System.Diagnostics;

namespace Portal.Tests.Support;

/// <summary>Awaits a condition of a real process, with a deadline; on failure says what was seen last.</summary>
internal static class Until
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <param name="seen">Answers null when the condition holds, else what is there instead.</param>
    public static async Task HoldsAsync(string what, TimeSpan deadline, Func<Task<string?>> seen)
    {
        long start = Stopwatch.GetTimestamp();
        using PeriodicTimer timer = new(Pause);
        while (await SeenAsync(seen) is { } last)
        {
            if (Stopwatch.GetElapsedTime(start) > deadline)
            {
                Assert.Fail($"Not within {deadline.TotalSeconds:0.#} s: {what}. Last seen: {last}");
            }

            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }

    public static Task HoldsAsync(string what, TimeSpan deadline, Func<Task<bool>> condition) =>
        HoldsAsync(what, deadline, async () => await condition() ? null : "still not so");

    private static async Task<string?> SeenAsync(Func<Task<string?>> seen)
    {
        try
        {
            return await seen();
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or TaskCanceledException { InnerException: TimeoutException })
        {
            // The peer isn't there yet: that is a state like any other until the deadline.
            return fault.Message;
        }
    }
}
