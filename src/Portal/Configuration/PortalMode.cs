namespace Portal.Configuration;

/// <summary>What the program is on this host.</summary>
public enum PortalMode
{
    /// <summary>Gathers all hosts, exports and serves pages; older testbeds say <c>Master</c>.</summary>
    Main,

    /// <summary>Measures its own host and answers the main host.</summary>
    Client,
}
