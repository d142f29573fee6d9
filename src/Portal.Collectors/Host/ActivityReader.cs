using System.Collections.Immutable;
using Portal.Collectors.Kernel;

namespace Portal.Collectors.Host;

/// <summary>Tasks, file handles and tracked connections of the host; its load averages come from the same file as the number of tasks.</summary>
internal sealed class ActivityReader(KernelFiles files, TierOutcome outcome)
{
    private readonly HostFile _load = new(files.Proc("loadavg"), outcome);
    private readonly HostFile _fileNr = new(files.Proc("sys/fs/file-nr"), outcome);
    private readonly HostFile _conntrack = new(files.Proc("sys/net/netfilter/nf_conntrack_count"), outcome, optional: true);
    private readonly HostFile _conntrackMax = new(files.Proc("sys/net/netfilter/nf_conntrack_max"), outcome, optional: true);

    /// <param name="stat">The numbers of <c>/proc/stat</c>, read by <see cref="CpuReader"/>.</param>
    /// <param name="averages">1, 5 and 15 minutes; default when not readable.</param>
    public HostActivity Read(ProcStat stat, out ImmutableArray<double> averages)
    {
        ProcLoadavg? load = ReadLoad();
        ProcSysFsFileNr? open = ReadFileNr();
        averages = load is { } known ? [known.OneMinute, known.FiveMinutes, known.FifteenMinutes] : default;
        return new HostActivity
        {
            TasksRunning = stat.TasksRunning,
            TasksBlocked = stat.TasksBlocked,
            Threads = load?.Threads,
            Forks = stat.Forks,
            ContextSwitches = stat.ContextSwitches,
            Interrupts = stat.Interrupts,
            OpenFiles = open?.Open,
            OpenFilesLimit = open?.Limit,
            ConntrackEntries = ReadNumber(_conntrack),
            ConntrackEntriesLimit = ReadNumber(_conntrackMax),
        };
    }

    private ProcLoadavg? ReadLoad()
    {
        if (!_load.TryRead(out ReadOnlySpan<byte> content))
        {
            return null;
        }

        if (ProcLoadavg.TryParse(content, out ProcLoadavg load))
        {
            return load;
        }

        _load.Misread();
        return null;
    }

    private ProcSysFsFileNr? ReadFileNr()
    {
        if (!_fileNr.TryRead(out ReadOnlySpan<byte> content))
        {
            return null;
        }

        if (ProcSysFsFileNr.TryParse(content, out ProcSysFsFileNr open))
        {
            return open;
        }

        _fileNr.Misread();
        return null;
    }

    private static long? ReadNumber(HostFile file)
    {
        if (!file.TryRead(out ReadOnlySpan<byte> content))
        {
            return null;
        }

        if (SingleValue.TryParseNumber(content, out long value))
        {
            return value;
        }

        file.Misread();
        return null;
    }
}
