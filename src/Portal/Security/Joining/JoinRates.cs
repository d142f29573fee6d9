using System.Net;

namespace Portal.Security.Joining;

/// <summary>How often joins are tried: 3 a minute for each address (IPv6: /64), 30 in all. Thread-safe, bounded.</summary>
internal sealed class JoinRates(TimeProvider clock, int perAddress = JoinRates.PerAddress, int inAll = JoinRates.InAll)
{
    public const int PerAddress = 3;
    public const int InAll = 30;

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
            while (_tries.TryPeek(out (long At, string Network) oldest) && clock.GetElapsedTime(oldest.At) >= Window)
            {
                _tries.Dequeue();
            }

            if (_tries.Count >= inAll || _tries.Count(each => each.Network == network) >= perAddress)
            {
                return false;
            }

            _tries.Enqueue((clock.GetTimestamp(), network));
            return true;
        }
    }

    private static string NetworkOf(IPAddress address)
    {
        IPAddress plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        byte[] bytes = plain.GetAddressBytes();
        return Convert.ToHexString(bytes.AsSpan(0, bytes.Length == 16 ? 8 : bytes.Length));
    }
}
