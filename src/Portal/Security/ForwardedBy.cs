using Microsoft.AspNetCore.HttpOverrides;
using Portal.Configuration;

namespace Portal.Security;

/// <summary>Believes the proxy before the portal about the caller's address and scheme: one step back, and from its own address alone.</summary>
internal static class ForwardedBy
{
    public static void UseProxyWord(this IApplicationBuilder app, PortalOptions options)
    {
        // Loopback is in the framework's list already: a proxy on this machine.
        var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = 1 };
        foreach (System.Net.IPNetwork network in ProxyNetworks.Of(options))
        {
            forwarded.KnownIPNetworks.Add(network);
        }

        app.UseForwardedHeaders(forwarded);
    }
}
