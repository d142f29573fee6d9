using System.Text;
using Portal.Collectors.Kernel;

namespace Portal.Tests.Kernel;

public sealed class ProcessListTests : IDisposable
{
    private readonly FakeKernel _kernel = new();

    public void Dispose() => _kernel.Dispose();

    [Fact]
    public void Lists_folders_that_are_numbers_and_nothing_else()
    {
        _kernel.Write("proc/12/stat", "").Write("proc/self/stat", "").Write("proc/1x/stat", "").Write("proc/0/stat", "").Write("proc/99999999999/stat", "").Write("proc/3/stat", "");

        Assert.Equal([3, 12], ProcessList.Pids(_kernel.Files).Order());
    }

    [Theory]
    [InlineData("q\0-avd\0phone\0", "phone")]
    [InlineData("q\0-avd\0phone", "phone")]
    [InlineData("q\0-x\0-avd\0a b\n\0-avd\0other\0", "a b\n")]
    [InlineData("q\0-avdx\0phone\0", null)]
    [InlineData("q\0-avd\0", null)]
    [InlineData("q\0-avd\0\0", null)]
    [InlineData("q -avd phone", null)]
    [InlineData("", null)]
    public void Finds_what_stands_behind_an_option(string commandLine, string? expected) =>
        Assert.Equal(expected, ProcessList.TryFindOption(Encoding.UTF8.GetBytes(commandLine), "-avd"u8, out ReadOnlySpan<byte> value) ? Encoding.UTF8.GetString(value) : null);

    [Fact]
    public void Names_the_executable_though_it_was_deleted()
    {
        _kernel.Link("proc/5/exe", "/opt/emulator/qemu-system-x86_64 (deleted)").Link("proc/6/exe", "/usr/bin/qemu-system-aarch64");

        Assert.Equal("qemu-system-x86_64", ProcessList.ExecutableName(_kernel.Files, 5));
        Assert.Equal("qemu-system-aarch64", ProcessList.ExecutableName(_kernel.Files, 6));
        Assert.Null(ProcessList.ExecutableName(_kernel.Files, 7));
    }

    [Fact]
    public void Does_not_look_at_a_command_line_beyond_the_limit()
    {
        _kernel.Write("proc/5/cmdline", new byte[ProcessList.CommandLineLimitBytes + 1]).Write("proc/6/cmdline", new byte[ProcessList.CommandLineLimitBytes]);

        Assert.False(ProcessList.TryReadCommandLine(_kernel.Files, 5, out _));
        Assert.True(ProcessList.TryReadCommandLine(_kernel.Files, 6, out _));
    }
}
