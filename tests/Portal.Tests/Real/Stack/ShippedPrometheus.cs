using Portal.Tests.Support;

namespace Portal.Tests.Real.Stack;

/// <summary>The shipped configuration of Prometheus, in which only addresses are the test's own.</summary>
internal static class ShippedPrometheus
{
    public static string Configuration(Uri portal, Uri own) => File.ReadAllText(Repository.PathOf("compose", "prometheus", "prometheus.yml"))
        .Replace("portal:3357", portal.Authority, StringComparison.Ordinal)
        .Replace("127.0.0.1:9090", own.Authority, StringComparison.Ordinal)
        .Replace("rules/*", Repository.PathOf("compose", "prometheus", "rules", "*"), StringComparison.Ordinal);
}
