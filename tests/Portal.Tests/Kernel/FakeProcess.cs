using System.Text;

namespace Portal.Tests.Kernel;

/// <summary>Writes what /proc shows of one process into a <see cref="FakeKernel"/>; setting a member and writing again is the process moving on.</summary>
public sealed class FakeProcess(FakeKernel kernel, int pid)
{
    public string Name { get; set; } = "qemu-system-x86";

    public char State { get; set; } = 'S';

    public int MinorFaults { get; set; }

    public int MajorFaults { get; set; }

    public int UserTicks { get; set; }

    public int SystemTicks { get; set; }

    public int Threads { get; set; } = 1;

    public long StartTicks { get; set; } = 1000;

    public FakeProcess WriteStat()
    {
        kernel.Write($"proc/{pid}/stat", $"{pid} ({Name}) {State} 1 {pid} {pid} 0 -1 138412416 {MinorFaults} 0 {MajorFaults} 0 {UserTicks} {SystemTicks} 0 0 20 0 {Threads} 0 {StartTicks} 1439952896 11411 18446744073709551615 1 1 0 0\n");
        return this;
    }

    public FakeProcess Runs(string executable, params string[] arguments)
    {
        kernel.Write($"proc/{pid}/cmdline", Encoding.UTF8.GetBytes(string.Join('\0', [executable, .. arguments]) + '\0'));
        kernel.Link($"proc/{pid}/exe", executable);
        return WriteStat();
    }

    public FakeProcess Thread(int tid, string comm, string schedstat)
    {
        kernel.Write($"proc/{pid}/task/{tid}/comm", comm + "\n");
        kernel.Write($"proc/{pid}/task/{tid}/schedstat", schedstat + "\n");
        return this;
    }

    public FakeProcess File(string name, string content)
    {
        kernel.Write($"proc/{pid}/{name}", content);
        return this;
    }
}
