using System.Collections.Frozen;
using Portal.Testbed;

namespace Portal.Cluster.Members;

/// <summary><c>Portal:Cluster:Denied</c>: names of hosts that are no longer let in, separated by commas.</summary>
internal static class DeniedNames
{
    public static FrozenSet<string> Parse(string? text) => Entries(text).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Those that can't be a host's name: naming one denies nobody, so it is an error.</summary>
    public static IEnumerable<string> Wrong(string? text) => Entries(text).Where(name => TestbedName.Shown(name) != name && !IsSurrogate(name));

    private static string[] Entries(string? text) => (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    // A host with a hostile name is known by its surrogate, and can be denied by it.
    private static bool IsSurrogate(string name) => name.StartsWith("invalid-", StringComparison.Ordinal) && name["invalid-".Length..].All(char.IsAsciiHexDigitLower);
}
