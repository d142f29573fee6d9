using Portal.Collectors.Android;
using Portal.Tests.Support;

namespace Portal.Tests.Android;

public class SettledProcessesTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly SettledProcesses _settled;

    public SettledProcessesTests() => _settled = new SettledProcesses(_clock);

    private bool[] Search(params int[] pids)
    {
        _settled.Begin();
        bool[] wanted = [.. pids.Select(_settled.Wants)];
        _settled.End();
        return wanted;
    }

    [Fact]
    public void A_process_is_looked_at_twice_since_the_first_look_may_fall_between_fork_and_exec()
    {
        Assert.Equal([true, true], Search(10, 11));
        Assert.Equal([true, true], Search(10, 11));
        Assert.Equal([false, false, true], Search(10, 11, 12));
    }

    [Fact]
    public void A_number_that_was_free_for_one_search_belongs_to_a_new_process()
    {
        Search(10);
        Search(10);
        Assert.Equal([false], Search(10));
        Search();
        Assert.Equal([true], Search(10));
    }

    [Fact]
    public void Everything_is_looked_at_anew_once_a_minute()
    {
        Search(10);
        Search(10);
        _clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal([false], Search(10));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([true], Search(10));
    }
}
