using System.Collections.Immutable;
using Portal.Collectors.Kernel;

namespace Portal.Collectors.Docker;

/// <summary>Counts what went wrong while the numbers of all containers were read, for tier 0's outcome.</summary>
internal sealed class DockerReadings
{
    private readonly SortedDictionary<CollectorFailure, long> _sinceStart = [];
    private readonly SortedDictionary<CollectorFailure, int> _now = [];

    public void Begin() => _now.Clear();

    public void Note(CgroupFaults faults)
    {
        Note(faults, CgroupFaults.Denied, CollectorFailure.Denied);
        Note(faults, CgroupFaults.Malformed, CollectorFailure.Malformed);
        Note(faults, CgroupFaults.TooLarge, CollectorFailure.TooLarge);
        Note(faults, CgroupFaults.Failed, CollectorFailure.Internal);
    }

    public void Note(CollectorFailure reason)
    {
        _now[reason] = _now.GetValueOrDefault(reason) + 1;
        _sinceStart[reason] = _sinceStart.GetValueOrDefault(reason) + 1;
    }

    /// <summary>Null when everything that was tried was read.</summary>
    public CollectorFailure? Worst => _now.Count == 0 ? null : _now.MaxBy(pair => pair.Value).Key;

    public string? Sentence => Worst is not { } reason ? null : _now[reason] + (_now[reason] == 1 ? " container: " : " containers: ") + reason switch
    {
        CollectorFailure.Denied => "a control group file may not be read by this user.",
        CollectorFailure.Malformed => "a kernel file was not understood.",
        CollectorFailure.TooLarge => "a control group file is larger than it can be.",
        CollectorFailure.Unsupported => "no control group of its own was found through its init process.",
        _ => "a control group file could not be read.",
    };

    public ImmutableArray<FailureCount> Failures => [.. _sinceStart.Select(pair => new FailureCount(pair.Key, pair.Value))];

    private void Note(CgroupFaults faults, CgroupFaults one, CollectorFailure reason)
    {
        if (faults.HasFlag(one))
        {
            Note(reason);
        }
    }
}
