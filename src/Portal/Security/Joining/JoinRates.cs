using System.Net;

namespace Portal.Security.Joining;

/// <summary>How often joins are tried: 3 a minute for each address, 30 in all.</summary>
internal sealed class JoinRates(TimeProvider clock, int perAddress = JoinRates.PerAddress, int inAll = JoinRates.InAll)
{
    public const int PerAddress = 3;
    public const int InAll = 30;

    private readonly AttemptRates _rates = new(clock, perAddress, inAll);

    /// <summary>False: too many.</summary>
    public bool TryEnter(IPAddress address) => _rates.TryEnter(address);
}
