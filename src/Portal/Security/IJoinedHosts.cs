using System.Collections.Immutable;
using System.Net;

namespace Portal.Security;

/// <summary>Hosts that joined with a certificate, kept over restarts in <c>DataDirectory/cluster</c>.</summary>
public interface IJoinedHosts
{
    /// <summary>By name, ordinal; replaced as a whole.</summary>
    ImmutableArray<JoinedHost> All { get; }

    event Action? Changed;
}

/// <summary>One of them.</summary>
/// <param name="Address">Of the connection over which it joined last, with the port it told.</param>
public sealed record JoinedHost(string Name, IPEndPoint Address, DateTimeOffset JoinedAt);
