namespace Portal.Components.Tables;

/// <summary>Which groups are unfolded, as an address says it: by name or by deployment and name; closed ones with <c>!</c> before them.</summary>
internal static class OpenGroups
{
    public static bool IsOpen(TableQuery query, string group, bool opensByItself) =>
        !query.Open.Contains("!" + group) && (query.Open.Contains(group) || query.Open.Contains(NameOf(group)) || opensByItself);

    public static string NameOf(string group) => group[(group.IndexOf('/', StringComparison.Ordinal) + 1)..];
}
