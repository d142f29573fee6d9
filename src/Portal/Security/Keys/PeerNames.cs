using Portal.Testbed;

namespace Portal.Security.Keys;

/// <summary>The text form of a <see cref="PeerName"/>.</summary>
internal static class PeerNames
{
    private const string Scheme = "testbed-portal://";
    private const int ClusterLength = 16;

    public static string Write(PeerName name) => name.Host is { } host ? $"{Scheme}{name.Cluster}/host/{host}" : $"{Scheme}{name.Cluster}/main";

    /// <summary>Only the exact form: compared as text, never parsed as an address, which would forgive other spellings.</summary>
    public static bool TryRead(string uri, out PeerName name)
    {
        name = default;
        if (!uri.StartsWith(Scheme, StringComparison.Ordinal) || uri.Length <= Scheme.Length + ClusterLength)
        {
            return false;
        }

        string cluster = uri.Substring(Scheme.Length, ClusterLength);
        string rest = uri[(Scheme.Length + ClusterLength)..];
        if (!cluster.All(char.IsAsciiHexDigitLower))
        {
            return false;
        }

        if (rest == "/main")
        {
            name = new PeerName(cluster, null);
            return true;
        }

        const string Host = "/host/";
        if (!rest.StartsWith(Host, StringComparison.Ordinal) || !TestbedName.IsValid(rest[Host.Length..]))
        {
            return false;
        }

        name = new PeerName(cluster, rest[Host.Length..]);
        return true;
    }
}
