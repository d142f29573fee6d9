using System.Diagnostics.CodeAnalysis;
using Portal.Collectors.Kernel;

namespace Portal.Collectors.Docker;

/// <summary>Reads the numbers of running containers, and keeps their handles between snapshots. One thread at a time.</summary>
internal sealed class ContainerMeter(KernelFiles files, TimeProvider clock) : IDisposable
{
    private readonly CgroupTree _tree = new(files, clock);
    private readonly NamePool _names = new();
    private readonly List<InterfaceCounters> _interfaces = [];
    private readonly Dictionary<DockerId, ContainerProcess> _processes = [];
    private readonly Dictionary<DockerId, int> _ended = [];

    /// <summary>False when the container's process is gone, which is normal.</summary>
    public bool TryMeasure(DockerContainer container, DockerReadings readings, [NotNullWhen(true)] out GuestSample? sample)
    {
        sample = null;
        if (Process(container) is not { } process)
        {
            return false;
        }

        if (!process.TryRead(container.LimitsRevision, _names, _interfaces, out CgroupValues values, out bool hasNetworks))
        {
            Close(container.Id);
            return false;
        }

        if (process.IsUnsupported)
        {
            readings.Note(CollectorFailure.Unsupported);
            sample = ContainerSample.WithoutNumbers(container, container.State);
            return true;
        }

        readings.Note(values.Faults);
        sample = ContainerSample.Of(container, process, values, _tree);
        sample = hasNetworks ? sample with { Networks = ContainerSample.Networks(_interfaces) } : sample;
        return true;
    }

    /// <summary>True once for each process that was found ended.</summary>
    public bool IsNewlyEnded(DockerContainer container)
    {
        bool known = _ended.TryGetValue(container.Id, out int pid) && pid == container.Pid;
        _ended[container.Id] = container.Pid;
        return !known;
    }

    /// <summary>Lets go of the handles of every container that runs no more.</summary>
    public void Forget(DockerInventory inventory)
    {
        foreach (DockerId id in _processes.Keys)
        {
            if (inventory[id] is not { HasProcess: true })
            {
                Close(id);
            }
        }

        foreach (DockerId id in _ended.Keys)
        {
            if (inventory[id] is not { HasProcess: true })
            {
                _ended.Remove(id);
            }
        }
    }

    public void Dispose()
    {
        foreach (ContainerProcess process in _processes.Values)
        {
            process.Dispose();
        }

        _processes.Clear();
    }

    private ContainerProcess? Process(DockerContainer container)
    {
        if (_processes.TryGetValue(container.Id, out ContainerProcess? process))
        {
            if (process.Pid == container.Pid)
            {
                return process;
            }

            Close(container.Id);
        }

        process = ContainerProcess.TryOpen(files, _tree, container);
        if (process is not null)
        {
            _processes[container.Id] = process;
        }

        return process;
    }

    private void Close(DockerId id)
    {
        if (_processes.Remove(id, out ContainerProcess? process))
        {
            process.Dispose();
        }
    }
}
