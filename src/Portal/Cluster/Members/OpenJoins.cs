using System.Collections.Immutable;
using System.Net;

namespace Portal.Cluster.Members;

/// <summary>Hosts that joined without proving anything (<c>Portal:Cluster:Security=None</c>), in memory, until the program ends. Thread-safe.</summary>
internal sealed class OpenJoins
{
    /// <summary>Anybody may join, so there is an end to it.</summary>
    public const int Most = 1000;

    private ImmutableSortedDictionary<string, OpenJoin> _all = ImmutableSortedDictionary.Create<string, OpenJoin>(StringComparer.Ordinal);

    /// <summary>By name; replaced as a whole.</summary>
    public ImmutableSortedDictionary<string, OpenJoin> All => Volatile.Read(ref _all);

    /// <summary>False where it is one too many. The last join under a name counts.</summary>
    public bool TryJoin(string name, OpenJoin join)
    {
        while (true)
        {
            ImmutableSortedDictionary<string, OpenJoin> known = All;
            if (known.Count >= Most && !known.ContainsKey(name))
            {
                return false;
            }

            if (known.TryGetValue(name, out OpenJoin? before) && before == join)
            {
                return true;
            }

            if (Interlocked.CompareExchange(ref _all, known.SetItem(name, join), known) == known)
            {
                return true;
            }
        }
    }
}

/// <param name="Address">Of the connection by which it joined.</param>
/// <param name="Port">Of its portal's plain listener; null where it told none: TestbedOS itself.</param>
internal sealed record OpenJoin(IPAddress Address, int? Port);
