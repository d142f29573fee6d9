using System.Collections.Immutable;
using Portal.Cluster;
using Portal.Components.Format;
using Portal.Components.Pages.HostList;
using Portal.Live;

namespace Portal.Components.Pages.Capacity;

/// <summary>A host's cores and memory: installed, promised, and what of it is used now under live cells of <see cref="Key"/>.</summary>
public sealed record CapacityHost
{
    public required string Name { get; init; }

    /// <summary>Row of its live cells.</summary>
    public string Key => "capacity/" + Name;

    public required CapacityRow Cores { get; init; }

    public required CapacityRow Memory { get; init; }

    public ImmutableArray<CapacityRow> Rows => [Cores, Memory];

    /// <summary>They hold what they like, and are in no sum.</summary>
    public int WithoutCpuLimit { get; init; }

    public int WithoutMemoryLimit { get; init; }

    /// <summary>What is promised beyond what there is, and who is in no sum.</summary>
    public ImmutableArray<string> Remarks { get; init; } = [];

    public bool Equals(CapacityHost? other) =>
        other is not null && (Name, Cores, Memory) == (other.Name, other.Cores, other.Memory) && Remarks.SequenceEqual(other.Remarks, StringComparer.Ordinal);

    public override int GetHashCode() => HashCode.Combine(Name, Memory);

    /// <param name="held">Guests that hold their allowance on this host.</param>
    /// <param name="deployment">Whose own part is told apart; null for none.</param>
    internal static CapacityHost Of(LiveFrame frame, string name, IReadOnlyCollection<JoinedGuest> held, string? deployment)
    {
        HostUse? use = frame.Host(name) is { } host ? HostUse.Of(host) : null;
        Commitment all = Commitment.Of(held);
        Commitment? own = deployment is null ? null : Commitment.Of(held.Where(guest => guest.Project == deployment));
        var cores = new CapacityRow("Cores", CapacityRow.CoresColumn, use?.Cores, own?.Cores, all.Cores);
        var memory = new CapacityRow("Memory", CapacityRow.MemoryColumn, use?.MemorySizeBytes, own?.MemoryBytes, all.MemoryBytes);
        return new CapacityHost
        {
            Name = name,
            Cores = cores,
            Memory = memory,
            WithoutCpuLimit = all.Cpu.Guests,
            WithoutMemoryLimit = all.Memory.Guests,
            Remarks = [.. RemarksOf(name, all, cores, memory)],
        };
    }

    private static IEnumerable<string> RemarksOf(string name, Commitment all, CapacityRow cores, CapacityRow memory)
    {
        foreach (CapacityRow row in (CapacityRow[])[cores, memory])
        {
            if (row.CommittedRatio > 1)
            {
                yield return $"{name}: {row.Title.ToLowerInvariant()} committed {Percent.Text(row.CommittedRatio)} ({row.Sum}).";
            }
        }

        if (all.Cpu == all.Memory)
        {
            if (all.Cpu.Sentence("limit") is { } both)
            {
                yield return both;
            }

            yield break;
        }

        foreach (string sentence in new[] { all.Cpu.Sentence("CPU limit"), all.Memory.Sentence("memory limit") }.OfType<string>())
        {
            yield return sentence;
        }
    }
}
