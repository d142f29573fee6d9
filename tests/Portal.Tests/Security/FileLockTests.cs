using Portal.Security.Keys;
using Portal.Tests.Support;

namespace Portal.Tests.Security;

public sealed class FileLockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task One_holds_it_at_a_time_and_the_next_gets_it_when_it_is_given_back()
    {
        int inside = 0, most = 0;
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(async () =>
        {
            using FileLock held = await TakeAsync();
            most = Math.Max(most, Interlocked.Increment(ref inside));
            await Task.Yield();
            Interlocked.Decrement(ref inside);
        })));
        Assert.Equal(1, most);
    }

    [Fact]
    public async Task A_file_that_a_killed_program_left_holds_nobody_up()
    {
        _folder.Write("lock", "");
        using FileLock held = await TakeAsync();
        Assert.NotNull(held);
    }

    [Fact]
    public async Task A_lock_that_another_keeps_for_good_is_given_up_with_its_name()
    {
        using FileLock held = await TakeAsync();
        var clock = new ManualTimeProvider();
        Task<FileLock> second = FileLock.TakeAsync(_folder.At("lock"), clock, TestContext.Current.CancellationToken).AsTask();
        await Until.HoldsAsync("the second gave up", TimeSpan.FromSeconds(10), () =>
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            return Task.FromResult(second.IsCompleted);
        });
        Assert.Contains(_folder.At("lock"), (await Assert.ThrowsAsync<KeyFileException>(() => second)).Message, StringComparison.Ordinal);
    }

    private ValueTask<FileLock> TakeAsync() => FileLock.TakeAsync(_folder.At("lock"), TimeProvider.System, TestContext.Current.CancellationToken);
}
