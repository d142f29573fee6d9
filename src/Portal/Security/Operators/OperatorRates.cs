using System.Net;

namespace Portal.Security.Operators;

/// <summary>How often a token is tried: 5 times a minute from each address, 60 in all.</summary>
internal sealed class OperatorRates(TimeProvider clock)
{
    public const int PerAddress = 5;
    public const int InAll = 60;

    private readonly AttemptRates _rates = new(clock, PerAddress, InAll);

    public bool TryEnter(IPAddress caller) => _rates.TryEnter(caller);

    public bool IsFull(IPAddress caller) => _rates.IsFull(caller);

    /// <summary>The browser's address, by the word of a proxy that is believed. Those without one, on unix sockets, are counted as one caller.</summary>
    public static IPAddress AddressOf(HttpContext context) => context.Connection.RemoteIpAddress ?? IPAddress.None;
}
