namespace Portal.Configuration;

/// <summary>Section <c>Portal:Operators</c>: who may see the pages and the JSON behind them.</summary>
public sealed class OperatorsSection
{
    /// <summary><c>Automatic</c> (the default: nobody is asked while every listener is loopback and the request came without a proxy), <c>Required</c> or <c>Off</c>.</summary>
    public string SignIn { get; set; } = "Automatic";

    /// <summary>File with the token that operators sign in with. Default: one that is made at the first start and kept in <c>DataDirectory/sign-in-token</c>.</summary>
    public string? TokenFile { get; set; }

    /// <summary>Header in which a proxy that signs people in says who it is. Believed from <see cref="ProxyAddresses"/> alone. Default: none.</summary>
    public string? ProxyHeader { get; set; }

    /// <summary>Addresses or networks of the proxy before the portal, separated by commas. Its <c>X-Forwarded-For</c> and <c>-Proto</c> are believed; loopback's are without being named.</summary>
    public string? ProxyAddresses { get; set; }

    /// <summary>Nobody signs in, whoever reaches the portal.</summary>
    public bool IsOff => SignIn.Equals("Off", StringComparison.OrdinalIgnoreCase);

    /// <summary>Everybody signs in, on loopback too.</summary>
    public bool IsRequired => SignIn.Equals("Required", StringComparison.OrdinalIgnoreCase);

    internal bool IsKnownRule => IsOff || IsRequired || SignIn.Equals("Automatic", StringComparison.OrdinalIgnoreCase);
}
