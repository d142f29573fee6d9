namespace Portal.Security.Keys;

/// <param name="Name">Whom the certificate names; only with <see cref="PeerVerdict.Ok"/> is it proved.</param>
public readonly record struct PeerCheck(PeerVerdict Verdict, PeerName? Name)
{
    public bool IsMain => Verdict == PeerVerdict.Ok && Name is { IsMain: true };

    /// <summary>It proves to be exactly this host of the cluster.</summary>
    public bool IsHost(string name) => Verdict == PeerVerdict.Ok && Name is { Host: { } host } && string.Equals(host, name, StringComparison.Ordinal);
}

public enum PeerVerdict
{
    Ok,

    /// <summary>No certificate was presented.</summary>
    Missing,

    /// <summary>It is not signed by the cluster's authority.</summary>
    Untrusted,

    /// <summary>Its time is over, or has not begun.</summary>
    Expired,

    /// <summary>It bears no name of ours, or several.</summary>
    Nameless,

    OtherCluster,
}
