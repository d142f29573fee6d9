using System.Net;
using Portal.Cluster;
using Portal.Cluster.Fetching;

namespace Portal.Tests.Cluster.Fetching;

public sealed class PeerBodyTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(256 * 1024)]
    [InlineData((1024 * 1024) + 1)]
    [InlineData(PeerBody.LargestBytes - 1)]
    [InlineData(PeerBody.LargestBytes)]
    public async Task What_is_not_too_large_is_read_whole_with_and_without_a_stated_length(int length)
    {
        byte[] sent = new byte[length];
        new Random(length).NextBytes(sent);
        foreach (HttpContent content in (HttpContent[])[new ByteArrayContent(sent), new Unstated(sent)])
        {
            using var body = new PeerBody();
            await body.ReadAsync(content, TestContext.Current.CancellationToken);
            Assert.True(body.Bytes.SequenceEqual(sent));
        }
    }

    [Fact]
    public async Task One_byte_more_is_too_large_with_and_without_a_stated_length()
    {
        byte[] sent = new byte[PeerBody.LargestBytes + 1];
        foreach (HttpContent content in (HttpContent[])[new ByteArrayContent(sent), new Unstated(sent)])
        {
            using var body = new PeerBody();
            PeerFailure failure = await Assert.ThrowsAsync<PeerFailure>(() => body.ReadAsync(content, TestContext.Current.CancellationToken));
            Assert.Equal(FetchResult.TooLarge, failure.Result);
        }
    }

    [Fact]
    // Nothing here waits, so all of it is one thread's.
    public async Task Endless_answers_leave_no_garbage_of_their_size()
    {
        await ReadAsync();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 16; i++)
        {
            await ReadAsync();
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 16L * PeerBody.LargestBytes / 2);

        static async Task ReadAsync()
        {
            using var body = new PeerBody();
            await Assert.ThrowsAsync<PeerFailure>(() => body.ReadAsync(new Unstated(Endless), TestContext.Current.CancellationToken));
        }
    }

    private static readonly byte[] Endless = new byte[PeerBody.LargestBytes * 2];

    /// <summary>Says nothing of its length, as an answer in chunks.</summary>
    private sealed class Unstated(byte[] sent) : HttpContent
    {
        protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult<Stream>(new MemoryStream(sent));

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(sent).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
