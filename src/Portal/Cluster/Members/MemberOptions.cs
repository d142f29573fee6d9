using System.Collections.Immutable;
using Portal.Configuration;
using Portal.Testbed;

namespace Portal.Cluster.Members;

/// <summary>What is wrong with the options that say which hosts there are: a sentence each, all at once.</summary>
internal static class MemberOptions
{
    private const int LongestShown = 64;

    public static ImmutableArray<string> Faults(ClusterSection cluster)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        List<string> faults = [];
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string name, string text) in cluster.Hosts.OrderBy(host => host.Key, StringComparer.Ordinal))
        {
            if (!TestbedName.IsValid(name))
            {
                faults.Add($"Portal:Cluster:Hosts names a host '{Shown(name)}'; expected letters, digits and _ . -, at most 63, starting with a letter or digit.");
            }
            else if (!HostAddress.TryParse(text, out HostAddress? address, out string? why))
            {
                faults.Add($"Portal:Cluster:Hosts:{name} is '{Shown(text)}'; {why}.");
            }
            else if (!names.TryAdd(Endpoint(address, cluster), name))
            {
                faults.Add($"Portal:Cluster:Hosts:{name} is '{Shown(text)}', which is {names[Endpoint(address, cluster)]}'s address too; expected one name for each host.");
            }
        }

        faults.AddRange(DeniedNames.Wrong(cluster.Denied).Select(name => $"Portal:Cluster:Denied holds '{Shown(name)}'; expected names of hosts, separated by commas."));
        if (cluster.Main is { Length: > 0 } main && WhyNoMain(main, cluster.IsMutual) is { } wrong)
        {
            faults.Add($"Portal:Cluster:Main is '{Shown(main)}'; {wrong}.");
        }

        return [.. faults];
    }

    private static string Endpoint(HostAddress address, ClusterSection cluster) =>
        address.ToUri(Uri.UriSchemeHttp, cluster.IsMutual ? ClusterPorts.Listener(cluster) : ClusterPorts.Portal).Authority;

    // A client that would join in plain HTTP under Mutual would hand its token to whoever answers.
    private static string? WhyNoMain(string text, bool isMutual) =>
        !HostAddress.TryParse(text, out HostAddress? address, out string? why) ? why
        : address.IsPlain && isMutual ? "expected no http:// under Portal:Cluster:Security=Mutual"
        : null;

    private static string Shown(string text) =>
        string.Concat((text.Length > LongestShown ? text[..LongestShown] + "…" : text).Select(letter => char.IsControl(letter) ? '\uFFFD' : letter));
}
