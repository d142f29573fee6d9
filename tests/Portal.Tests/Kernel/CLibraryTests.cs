using System.Diagnostics;
using Portal.Collectors.Kernel;

namespace Portal.Tests.Kernel;

public sealed class CLibraryTests
{
    [Fact]
    public void Asks_the_size_of_a_filesystem()
    {
        FilesystemUsage usage = Assert.NotNull(CLibrary.Statvfs("/"));
        DriveInfo root = new("/");

        Assert.Equal(root.TotalSize, usage.SizeBytes);
        Assert.InRange(usage.AvailableBytes, 0, usage.FreeBytes);
        Assert.InRange(usage.FreeBytes, 0, usage.SizeBytes);
        Assert.InRange(usage.InodesFree, 0, usage.Inodes);
        Assert.Null(CLibrary.Statvfs("/does/not/exist"));
    }

    [Fact]
    public async Task Opens_regular_files_and_does_not_wait_for_anything_else()
    {
        string folder = Directory.CreateTempSubdirectory("portal-open-").FullName;
        try
        {
            File.WriteAllText($"{folder}/file", "x");
            ProcessStartInfo start = new("mkfifo");
            start.ArgumentList.Add($"{folder}/pipe");
            using Process mkfifo = Process.Start(start)!;
            await mkfifo.WaitForExitAsync(TestContext.Current.CancellationToken);

            using (Microsoft.Win32.SafeHandles.SafeFileHandle? file = CLibrary.OpenRegularFile($"{folder}/file"))
            {
                Assert.NotNull(file);
            }

            Assert.Null(CLibrary.OpenRegularFile($"{folder}/pipe"));
            Assert.Null(CLibrary.OpenRegularFile("/dev/zero"));
            Assert.Null(CLibrary.OpenRegularFile($"{folder}/nothing"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
