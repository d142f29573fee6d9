using Portal.Collectors;
using Portal.Configuration;
using Portal.Live;

namespace Portal.Problems.Detectors;

/// <summary>Hosts whose tasks wait, and whose filesystems are nearly full.</summary>
internal sealed class HostLimits(ProblemsSection limits) : IHostDetector
{
    private static readonly ProblemRule Filesystem = new(ProblemCodes.HostFilesystem, Source: ProblemSource.Host);

    private readonly ProblemRule _pressure = new(ProblemCodes.HostPressure, 2, TimeSpan.FromSeconds(limits.PressureSeconds), ProblemSource.Host);

    public void Look(HostLive host, LiveFrame frame, ProblemBook book)
    {
        if (host is not { State: DataState.Live, Machine: { } machine })
        {
            return;
        }

        string name = host.Answer.Name;
        PressureCounters? before = host.Before?.Machine?.Pressure;
        Press(book, host, "processors", machine.Pressure?.Cpu, before?.Cpu);
        Press(book, host, "memory", machine.Pressure?.Memory, before?.Memory);
        Press(book, host, "disks", machine.Pressure?.Io, before?.Io);
        foreach (HostFilesystem filesystem in machine.Filesystems.IsDefault ? [] : machine.Filesystems)
        {
            Fill(book, name, filesystem);
        }
    }

    private void Press(ProblemBook book, HostLive host, string resource, PressureTimes? now, PressureTimes? before)
    {
        if (now?.WaitingNanoseconds - before?.WaitingNanoseconds is not { } waited || host.Seconds is not > 0)
        {
            return;
        }

        double ratio = Math.Min(waited / 1e9 / host.Seconds.Value, 1);
        if (ratio * 100 > limits.PressurePercent)
        {
            var key = new ProblemKey(_pressure.Code, new ProblemSubject(host.Answer.Name), resource);
            book.See(_pressure, key, ProblemSeverity.Warning, (long)(ratio * 20), (host.Answer.Name, resource, ratio), DescribePressure);
        }
    }

    // As df reckons: what is kept for root is neither used nor left.
    private void Fill(ProblemBook book, string host, HostFilesystem filesystem)
    {
        if (filesystem is not { SizeBytes: { } size, FreeBytes: { } free, AvailableBytes: { } available, ReadOnly: not true } || size - free + available is not (> 0 and var room))
        {
            return;
        }

        double ratio = (size - free) / (double)room;
        if (ratio * 100 > limits.FilesystemWarningPercent)
        {
            ProblemSeverity severity = ratio * 100 > limits.FilesystemErrorPercent ? ProblemSeverity.Error : ProblemSeverity.Warning;
            var key = new ProblemKey(Filesystem.Code, new ProblemSubject(host), filesystem.Mountpoint);
            book.See(Filesystem, key, severity, (long)(ratio * 100), (host, filesystem.Mountpoint, ratio, available), DescribeFilesystem);
        }
    }

    private static ProblemText DescribePressure((string Host, string Resource, double Ratio) about) => new(
        $"Tasks of {about.Host} waited for its {about.Resource} {Words.Percent(about.Ratio)} of the time.",
        "Everything on this host becomes slow, whichever guest is the cause.",
        "See which of its guests use most, and move a deployment.",
        null);

    private static ProblemText DescribeFilesystem((string Host, string Mountpoint, double Ratio, long Left) about) => new(
        $"{Testbed.TestbedName.PathForProblems(about.Mountpoint)} on {about.Host} is {Words.Percent(about.Ratio)} full ({Words.Bytes(about.Left)} left).",
        "When it is full, guests whose disks lie there stop or lose what they write.",
        $"See what takes the room and free some. On {about.Host}:",
        Words.Shell(about.Mountpoint) is { } path ? $"du -xh --max-depth=2 {path} | sort -h | tail" : null);
}
