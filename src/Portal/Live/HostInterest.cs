using System.Collections.Immutable;

namespace Portal.Live;

/// <summary>Which hosts a page looks at. What nobody looks at is sampled every five seconds, what somebody looks at every second.</summary>
public sealed class HostInterest
{
    private HostInterest(bool isAll, ImmutableArray<string> hosts) => (IsAll, Hosts) = (isAll, hosts);

    /// <summary>States only: the page takes whatever the tick brings.</summary>
    public static HostInterest None { get; } = new(isAll: false, []);

    /// <summary>Every host, as far as streams go (<see cref="HostWatches.MostForAll"/>).</summary>
    public static HostInterest All { get; } = new(isAll: true, []);

    public bool IsAll { get; }

    public ImmutableArray<string> Hosts { get; }

    /// <summary>One host; null for a guest that has no place, which is none.</summary>
    public static HostInterest In(string? host) => host is null ? None : new HostInterest(isAll: false, [host]);

    public bool IsSame(HostInterest? other) => other is not null && IsAll == other.IsAll && Hosts.AsSpan().SequenceEqual(other.Hosts.AsSpan());
}
