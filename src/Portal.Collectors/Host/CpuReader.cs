using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Portal.Collectors.Kernel;

namespace Portal.Collectors.Host;

/// <summary>CPU times by mode, and the single numbers that <c>/proc/stat</c> holds beside them.</summary>
/// <remarks>The kernel's per-CPU times can step back a little (idle and iowait above all), which PromQL would take for a restart: then the last value is kept.</remarks>
internal sealed class CpuReader(KernelFiles files, TierOutcome outcome)
{
    // A CPU that is plugged in again begins anew. 3 s is far above any step back seen and far below what a CPU idles between two plugs.
    private const long ReplugNanoseconds = 3_000_000_000;
    private const int Sum = -1;         // key of the line that sums all, which is no CPU's number

    private readonly HostFile _file = new(files.Proc("stat"), outcome);
    private readonly List<ProcStatCpu> _lines = [];
    private Dictionary<int, CpuTimes> _last = [];

    /// <param name="stat">The single numbers; all null when the file is not readable.</param>
    /// <returns>Null when the file is not readable.</returns>
    public HostCpu? Read(out ProcStat stat)
    {
        stat = default;
        if (!_file.TryRead(out ReadOnlySpan<byte> content))
        {
            return null;
        }

        _lines.Clear();
        if (!ProcStat.Parse(content, _lines, out stat))
        {
            _file.Misread();
        }

        CpuTimes? total = null;
        Dictionary<int, CpuTimes> now = new(_lines.Count);
        var cores = ImmutableArray.CreateBuilder<CoreTimes>(_lines.Count);
        foreach (ref readonly ProcStatCpu line in CollectionsMarshal.AsSpan(_lines))
        {
            int key = line.Index ?? Sum;
            CpuTimes times = Steady(line, _last.GetValueOrDefault(key));
            now[key] = times;
            if (line.Index is { } index)
            {
                cores.Add(new CoreTimes { Index = index, Times = times });
            }
            else
            {
                total = times;
            }
        }

        _last = now;
        return new HostCpu { Total = total, Cores = cores.DrainToImmutable() };
    }

    private static CpuTimes Steady(in ProcStatCpu line, CpuTimes? last)
    {
        bool anew = last is null || last.IdleNanoseconds - line.IdleNanoseconds >= ReplugNanoseconds;
        return new CpuTimes
        {
            UserNanoseconds = anew ? line.UserNanoseconds : Math.Max(line.UserNanoseconds, last!.UserNanoseconds),
            NiceNanoseconds = anew ? line.NiceNanoseconds : Math.Max(line.NiceNanoseconds, last!.NiceNanoseconds),
            SystemNanoseconds = anew ? line.SystemNanoseconds : Math.Max(line.SystemNanoseconds, last!.SystemNanoseconds),
            IdleNanoseconds = anew ? line.IdleNanoseconds : Math.Max(line.IdleNanoseconds, last!.IdleNanoseconds),
            IowaitNanoseconds = anew ? line.IowaitNanoseconds : Math.Max(line.IowaitNanoseconds, last!.IowaitNanoseconds),
            IrqNanoseconds = anew ? line.IrqNanoseconds : Math.Max(line.IrqNanoseconds, last!.IrqNanoseconds),
            SoftirqNanoseconds = anew ? line.SoftirqNanoseconds : Math.Max(line.SoftirqNanoseconds, last!.SoftirqNanoseconds),
            StealNanoseconds = anew ? line.StealNanoseconds : Math.Max(line.StealNanoseconds, last!.StealNanoseconds),
            GuestNanoseconds = anew ? line.GuestNanoseconds : Later(line.GuestNanoseconds, last!.GuestNanoseconds),
            GuestNiceNanoseconds = anew ? line.GuestNiceNanoseconds : Later(line.GuestNiceNanoseconds, last!.GuestNiceNanoseconds),
        };
    }

    private static long? Later(long? now, long? last) => now < last ? last : now;
}
