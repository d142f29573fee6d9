using System.Net;

namespace Portal.Security;

/// <summary>How often something is tried within a minute: so often for each address (IPv6: /64), so often in all. Thread-safe, bounded.</summary>
internal sealed class AttemptRates(TimeProvider clock, int perAddress, int inAll)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    // At most inAll entries count at a time, so the list is its own bound.
    private readonly Queue<(long At, string Network)> _tries = new();
    private readonly Lock _gate = new();

    /// <summary>False: too many. A refused try does not count again, else a flood would keep everybody out for ever.</summary>
    public bool TryEnter(IPAddress address)
    {
        string network = NetworkOf(address);
        lock (_gate)
        {
            if (IsFull(network))
            {
                return false;
            }

            _tries.Enqueue((clock.GetTimestamp(), network));
            return true;
        }
    }

    /// <summary>The next try from there would be refused.</summary>
    public bool IsFull(IPAddress address)
    {
        lock (_gate)
        {
            return IsFull(NetworkOf(address));
        }
    }

    private bool IsFull(string network)
    {
        while (_tries.TryPeek(out (long At, string Network) oldest) && clock.GetElapsedTime(oldest.At) >= Window)
        {
            _tries.Dequeue();
        }

        return _tries.Count >= inAll || _tries.Count(each => each.Network == network) >= perAddress;
    }

    private static string NetworkOf(IPAddress address)
    {
        IPAddress plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        byte[] bytes = plain.GetAddressBytes();
        return Convert.ToHexString(bytes.AsSpan(0, bytes.Length == 16 ? 8 : bytes.Length));
    }
}
