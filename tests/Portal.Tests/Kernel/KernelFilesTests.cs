using Portal.Collectors.Kernel;
using Portal.Tests.Support;

namespace Portal.Tests.Kernel;

public sealed class KernelFilesTests : IDisposable
{
    private const int Limit = 4 * KernelFiles.DefaultLimitBytes;

    private readonly TemporaryFolder _folder = new();

    // At the size of the first buffer, of the next ones and of the limit, and one byte to either side.
    public static TheoryData<int, KernelFileEnd> Sizes()
    {
        var data = new TheoryData<int, KernelFileEnd>();
        foreach (int edge in (int[])[0, KernelFiles.DefaultLimitBytes, KernelFiles.DefaultLimitBytes + 1, 2 * (KernelFiles.DefaultLimitBytes + 1), Limit])
        {
            foreach (int size in (int[])[edge - 1, edge, edge + 1])
            {
                foreach (KernelFileEnd end in Enum.GetValues<KernelFileEnd>())
                {
                    data.Add(Math.Max(size, 0), end);
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Reads_a_file_whole_up_to_the_limit_and_nothing_of_a_larger_one(int bytes, KernelFileEnd end)
    {
        byte[] written = new byte[bytes];
        new Random(bytes).NextBytes(written);
        string path = _folder.At("file");
        File.WriteAllBytes(path, written);

        // On a thread of its own: the buffer belongs to the thread and grows, and each size is to meet a new one.
        (KernelReadOutcome Outcome, byte[] Content) read = default;
        var thread = new Thread(() =>
        {
            KernelReadOutcome outcome = KernelFiles.Read(path, out ReadOnlySpan<byte> content, Limit, end);
            read = (outcome, content.ToArray());
        });
        thread.Start();
        thread.Join();

        Assert.Equal(bytes <= Limit ? KernelReadOutcome.Read : KernelReadOutcome.TooLarge, read.Outcome);
        Assert.Equal(bytes <= Limit ? written : [], read.Content);
    }

    public void Dispose() => _folder.Dispose();
}
