using Portal.Exposition.Text;
using Portal.Tests.Support;

namespace Portal.Tests.Exposition;

public class ExpositionBufferTests
{
    private static byte[] All(ExpositionBuffer buffer) => [.. buffer.Segments.SelectMany(segment => segment.ToArray())];

    private static byte[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(number => (byte)number)];

    [Fact]
    public void Keeps_order_and_length_over_many_segments_and_one_that_is_larger()
    {
        using ExpositionBuffer buffer = new();
        List<byte> expected = [];
        foreach (int size in (int[])[1, 100_000, 50_000, SegmentPool.SegmentBytes, SegmentPool.SegmentBytes + 1, 3])
        {
            buffer.Write(Numbers(size));
            expected.AddRange(Numbers(size));
        }

        Assert.Equal(expected.Count, buffer.Length);
        Assert.Equal(expected, All(buffer));
    }

    [Fact]
    public void Takes_over_what_another_holds_and_goes_on_behind_it()
    {
        using ExpositionBuffer buffer = new(), other = new();
        buffer.Write("a"u8);
        other.Write("b"u8);
        buffer.Take(other);
        buffer.Write("c"u8);

        Assert.Equal("abc"u8.ToArray(), All(buffer));
        Assert.Equal((3, 0), (buffer.Length, other.Length));
    }

    [Fact]
    public void The_pool_hands_out_what_came_back_and_lets_go_of_what_nobody_needed_for_two_minutes()
    {
        ManualTimeProvider clock = new();
        SegmentPool pool = new(clock);
        byte[][] rented = [pool.Rent(), pool.Rent(), pool.Rent()];
        Array.ForEach(rented, pool.Return);
        Assert.Equal(3, pool.Free);
        clock.Advance(TimeSpan.FromMinutes(3));
        pool.Return(pool.Rent());
        Assert.Equal(3, pool.Free);
        clock.Advance(TimeSpan.FromMinutes(3));
        byte[] one = pool.Rent();
        Assert.Contains(one, rented);
        pool.Return(one);

        Assert.Equal(1, pool.Free);
    }
}
