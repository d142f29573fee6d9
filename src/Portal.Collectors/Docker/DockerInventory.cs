using System.Collections.Immutable;

namespace Portal.Collectors.Docker;

/// <summary>The containers known at one moment, by id. Immutable: the side that talks with the engine makes new ones, the side that reads numbers takes the newest.</summary>
internal sealed record DockerInventory
{
    /// <summary>How long a container that was started with <c>--rm</c> and ended is remembered.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromMinutes(10);

    // Under a storm of short-lived containers the newest are of interest, and the page must stay readable.
    private const int MaxRemembered = 256;

    public static DockerInventory Empty { get; } = new();

    public ImmutableDictionary<DockerId, DockerContainer> Containers { get; private init; } = ImmutableDictionary<DockerId, DockerContainer>.Empty;

    public DockerContainer? this[DockerId id] => Containers.GetValueOrDefault(id);

    /// <summary>Adds or replaces. Whoever else had the name has it no more: the engine gives a name to one container at a time, and this is the newer word.</summary>
    public DockerInventory With(DockerContainer container)
    {
        ImmutableDictionary<DockerId, DockerContainer> next = Containers;
        foreach (DockerContainer other in Containers.Values)
        {
            if (other.Id != container.Id && string.Equals(other.Name, container.Name, StringComparison.Ordinal))
            {
                next = next.Remove(other.Id);
            }
        }

        return this with { Containers = next.SetItem(container.Id, container) };
    }

    /// <summary>After the engine removed it: what ended by itself under <c>--rm</c> is remembered by its end, anything else is forgotten.</summary>
    public DockerInventory Without(DockerId id, long now)
    {
        if (this[id] is not { } container)
        {
            return this;
        }

        // The last word before the end may have been "removing", which is over now.
        bool remembered = container.RemovedAt is not null || (container.AutoRemove != false && container.Exit is not null);
        return remembered
            ? (this with { Containers = Containers.SetItem(id, container with { Status = DockerStatus.Exited, Pid = 0, RemovedAt = container.RemovedAt ?? now }) }).Bounded()
            : this with { Containers = Containers.Remove(id) };
    }

    /// <summary>Forgets what was removed more than <see cref="Memory"/> ago.</summary>
    public DockerInventory Aged(TimeProvider clock)
    {
        ImmutableArray<DockerId> old = [.. Containers.Values.Where(container => container.RemovedAt is { } at && clock.GetElapsedTime(at) > Memory).Select(container => container.Id)];
        return old.IsEmpty ? this : this with { Containers = Containers.RemoveRange(old) };
    }

    /// <summary>After a list: what the engine no longer has is removed.</summary>
    public DockerInventory Restrict(IEnumerable<DockerId> listed, long now)
    {
        HashSet<DockerId> present = [.. listed];
        DockerInventory next = this;
        foreach (DockerId id in Containers.Keys)
        {
            next = present.Contains(id) ? next : next.Without(id, now);
        }

        return next;
    }

    private DockerInventory Bounded()
    {
        DockerContainer[] removed = [.. Containers.Values.Where(container => container.RemovedAt is not null)];
        return removed.Length <= MaxRemembered
            ? this
            : this with { Containers = Containers.RemoveRange(removed.OrderBy(container => container.RemovedAt).Take(removed.Length - MaxRemembered).Select(container => container.Id)) };
    }
}
