using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Portal.Configuration;

namespace Portal.Security.Operators;

/// <summary>Who has to sign in. By itself: everybody, unless every listener is loopback and the request came without a proxy.</summary>
internal sealed class SignInRule(PortalOptions options, IServer server)
{
    private bool? _isOnlyLoopback;

    /// <summary>Nobody on this machine is let off.</summary>
    public bool AsksEverybody => !options.Operators.IsOff && (options.Operators.IsRequired || !IsOnlyLoopback);

    /// <summary>Nothing but this machine reaches a listener. An unknown or unix one is taken for reachable.</summary>
    public bool IsOnlyLoopback
    {
        get
        {
            // Addresses are there once it listens, and stay.
            if (_isOnlyLoopback is null && server.Features.Get<IServerAddressesFeature>()?.Addresses is { Count: > 0 } addresses)
            {
                _isOnlyLoopback = addresses.All(IsLoopback);
            }

            return _isOnlyLoopback ?? false;
        }
    }

    public bool Asks(HttpContext context)
    {
        if (options.Operators.IsOff)
        {
            return false;
        }

        Caller caller = Caller.Of(context);
        return AsksEverybody || caller.IsForwarded || caller.Peer is null || !IPAddress.IsLoopback(caller.Peer);
    }

    internal static bool IsLoopback(string address) =>
        BindingAddress.Parse(address) is { IsUnixPipe: false, IsNamedPipe: false } binding
        && (HostRule.IsLoopbackName(binding.Host) || (IPAddress.TryParse(binding.Host.Trim('[', ']'), out IPAddress? ip) && IPAddress.IsLoopback(ip)));
}
