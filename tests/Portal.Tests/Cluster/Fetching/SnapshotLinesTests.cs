using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Portal.Cluster.Fetching;
using Portal.Tests.Support;

namespace Portal.Tests.Cluster.Fetching;

public sealed class SnapshotLinesTests
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(5);

    private readonly ManualTimeProvider _clock = new();
    private readonly Pipe _pipe = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lines_come_one_by_one_however_the_bytes_are_cut()
    {
        await using IAsyncEnumerator<ReadOnlySequence<byte>> lines = Read();
        foreach (string part in new[] { "{\"a", "\":1}", "\n" })
        {
            await WriteAsync(part);
        }

        Assert.Equal("{\"a\":1}", await NextAsync(lines));
        await WriteAsync("{}\n");
        Assert.Equal("{}", await NextAsync(lines));
        await _pipe.Writer.CompleteAsync();
        Assert.False(await lines.MoveNextAsync());
    }

    [Fact]
    public async Task Of_lines_that_arrived_together_the_newest_is_given()
    {
        await using IAsyncEnumerator<ReadOnlySequence<byte>> lines = Read();
        await WriteAsync("1\n2\n3\n4");
        Assert.Equal("3", await NextAsync(lines));
        await WriteAsync("4\n");
        Assert.Equal("44", await NextAsync(lines));
    }

    [Fact]
    public async Task A_stream_that_ends_within_a_line_says_so()
    {
        await using IAsyncEnumerator<ReadOnlySequence<byte>> lines = Read();
        await WriteAsync("{\"half");
        await _pipe.Writer.CompleteAsync();
        await Assert.ThrowsAsync<EndOfStreamException>(async () => await lines.MoveNextAsync());
    }

    [Theory]
    [InlineData("12345678901\n")]
    [InlineData("12345678901")]
    public async Task A_line_that_is_too_long_ends_it(string text)
    {
        await using IAsyncEnumerator<ReadOnlySequence<byte>> lines = Read(longest: 10);
        await WriteAsync(text);
        await Assert.ThrowsAsync<InvalidDataException>(async () => await lines.MoveNextAsync());
    }

    [Fact]
    public async Task Five_seconds_without_a_whole_line_end_it_though_bytes_drip()
    {
        await using IAsyncEnumerator<ReadOnlySequence<byte>> lines = Read();
        Task<bool> next = lines.MoveNextAsync().AsTask();
        for (int second = 1; second <= 4; second++)
        {
            await WriteAsync("x");
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.False(next.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAsync<TimeoutException>(() => next);
    }

    [Fact]
    public async Task The_time_its_reader_takes_is_no_silence()
    {
        await using IAsyncEnumerator<ReadOnlySequence<byte>> lines = Read();
        await WriteAsync("1\n");
        Assert.Equal("1", await NextAsync(lines));
        _clock.Advance(TimeSpan.FromMinutes(1));
        await WriteAsync("2\n");
        Assert.Equal("2", await NextAsync(lines));
    }

    [Fact]
    public async Task Cancelling_is_told_from_silence()
    {
        using var cancelled = new CancellationTokenSource();
        await using IAsyncEnumerator<ReadOnlySequence<byte>> lines = SnapshotLines.ReadAsync(_pipe.Reader.AsStream(), Silence, _clock, cancelled.Token).GetAsyncEnumerator(Token);
        Task<bool> next = lines.MoveNextAsync().AsTask();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
    }

    private IAsyncEnumerator<ReadOnlySequence<byte>> Read(int longest = SnapshotLines.LongestBytes) =>
        SnapshotLines.ReadAsync(_pipe.Reader.AsStream(), Silence, _clock, Token, longest).GetAsyncEnumerator(Token);

    private async Task WriteAsync(string text) => await _pipe.Writer.WriteAsync(Encoding.UTF8.GetBytes(text), Token);

    private static async Task<string> NextAsync(IAsyncEnumerator<ReadOnlySequence<byte>> lines)
    {
        Assert.True(await lines.MoveNextAsync());
        return Encoding.UTF8.GetString(lines.Current);
    }
}
