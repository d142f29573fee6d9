using Portal.Collectors.Kernel;
using Portal.Tests.Support;

namespace Portal.Tests.Kernel;

/// <summary>The same on a real /proc, where a held handle answers ESRCH.</summary>
public sealed class RealProcessTests
{
    private static readonly KernelFiles Files = new(new KernelRoots());
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task An_ended_process_is_gone_and_leaves_nothing_behind()
    {
        await using RunningProcess child = RunningProcess.Start("sleep", ["1000"]);
        using ProcessReader reader = ProcessReader.TryOpen(Files, child.Id)!;
        List<InterfaceCounters> network = [];
        Assert.Equal(KernelReadOutcome.Read, reader.Read(out ProcessValues values, network, withSwap: true));
        Assert.NotNull(values.ResidentBytes);
        Assert.Contains(network, line => line.Name == "lo");

        await child.StopAsync();

        Assert.Equal(KernelReadOutcome.Gone, reader.Read(out values, network, withSwap: true));
        Assert.Empty(network);
    }

    [Fact]
    public async Task A_process_that_ended_before_it_was_ever_read_is_gone()
    {
        await using RunningProcess child = RunningProcess.Start("sleep", ["1000"]);
        using ProcessReader reader = ProcessReader.TryOpen(Files, child.Id)!;
        await child.StopAsync();

        Assert.Equal(KernelReadOutcome.Gone, reader.Read(out _));
    }

    [Fact]
    public async Task A_stopped_process_shows_state_T()
    {
        await using RunningProcess child = RunningProcess.Start("sleep", ["1000"]);
        using ProcessReader reader = ProcessReader.TryOpen(Files, child.Id)!;
        child.Signal(UnixSignal.Stop);

        await Until.HoldsAsync("the process is stopped", Deadline, () =>
            Task.FromResult<string?>(reader.Read(out ProcessValues values) == KernelReadOutcome.Read && values.State == 'T' ? null : $"state {values.State}"));
    }

    [Fact]
    public void Finds_itself_by_command_line_and_executable()
    {
        int self = Environment.ProcessId;

        Assert.Contains(self, ProcessList.Pids(Files));
        Assert.True(ProcessList.TryReadCommandLine(Files, self, out ReadOnlySpan<byte> commandLine));
        Assert.NotEqual(0, commandLine.Length);
        Assert.Equal(Path.GetFileName(Environment.ProcessPath), ProcessList.ExecutableName(Files, self));
        Assert.Null(ProcessList.ExecutableName(Files, int.MaxValue));
        Assert.False(ProcessList.TryReadCommandLine(Files, int.MaxValue, out _));
    }

    [Fact]
    public void Shares_its_network_namespace_with_itself() =>
        Assert.StartsWith("net:[", ProcessList.NetworkNamespace(Files, Environment.ProcessId), StringComparison.Ordinal);
}
