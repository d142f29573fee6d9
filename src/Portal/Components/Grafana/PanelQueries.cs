using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Portal.Components.Grafana;

/// <summary>The queries of all panels, from the dashboards that are embedded in the program: the same files that Grafana is given.</summary>
internal static class PanelQueries
{
    /// <summary>Names of the embedded dashboards begin with it.</summary>
    public const string ResourcePrefix = "dashboards/";

    private static readonly Lazy<FrozenDictionary<(string Uid, int Id), PanelQuery>> Read = new(ReadAll);

    /// <exception cref="KeyNotFoundException">No dashboard has the panel: <see cref="GrafanaPanels"/> and the files contradict each other.</exception>
    public static PanelQuery Of(GrafanaPanel panel) =>
        Read.Value.GetValueOrDefault((panel.DashboardUid, panel.PanelId))
        ?? throw new KeyNotFoundException($"No dashboard with the uid {panel.DashboardUid} has a panel {panel.PanelId}.");

    private static FrozenDictionary<(string Uid, int Id), PanelQuery> ReadAll()
    {
        Assembly assembly = typeof(PanelQueries).Assembly;
        Dictionary<(string, int), PanelQuery> queries = [];
        foreach (string name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal)))
        {
            using Stream file = assembly.GetManifestResourceStream(name)!;
            using JsonDocument dashboard = JsonDocument.Parse(file);
            string uid = dashboard.RootElement.GetProperty("uid").GetString()!;
            foreach (JsonElement panel in dashboard.RootElement.GetProperty("panels").EnumerateArray())
            {
                queries.Add((uid, panel.GetProperty("id").GetInt32()), Query(panel));
            }
        }

        return queries.ToFrozenDictionary();
    }

    private static PanelQuery Query(JsonElement panel)
    {
        JsonElement field = panel.GetProperty("fieldConfig");
        JsonElement defaults = field.GetProperty("defaults");
        JsonElement overrides = field.GetProperty("overrides");
        HashSet<string> dashed = [.. overrides.EnumerateArray().Where(IsDashed).Select(Matched)];
        ImmutableArray<PanelTarget> targets =
        [
            .. panel.GetProperty("targets").EnumerateArray().Select(target => new PanelTarget(Text(target, "expr"), Text(target, "legendFormat"))
            {
                IsLimit = dashed.Contains(Text(target, "refId")),
            }),
        ];
        return new PanelQuery(Text(panel, "title"), GrafanaUnit.Parse(Text(defaults, "unit")), targets)
        {
            Description = Text(panel, "description"),
            Stacked = defaults.GetProperty("custom").GetProperty("stacking").GetProperty("mode").ValueEquals("normal"),
            Order = [.. overrides.EnumerateArray().Where(found => MatchesBy(found, "byName")).Select(Matched)],
            Max = defaults.TryGetProperty("max", out JsonElement max) ? max.GetDouble() : null,
        };
    }

    private static bool IsDashed(JsonElement change) =>
        MatchesBy(change, "byFrameRefID")
        && change.GetProperty("properties").EnumerateArray().Any(property => property.GetProperty("id").ValueEquals("custom.lineStyle"));

    private static bool MatchesBy(JsonElement change, string way) => change.GetProperty("matcher").GetProperty("id").ValueEquals(way);

    private static string Matched(JsonElement change) => Text(change.GetProperty("matcher"), "options");

    private static string Text(JsonElement parent, string name) => parent.GetProperty(name).GetString()!;
}
