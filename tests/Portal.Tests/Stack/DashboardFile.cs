using System.Text.Json.Nodes;
using Portal.Tests.Support;

namespace Portal.Tests.Stack;

/// <summary>A file of <c>grafana/dashboards</c>, as it lies in the repository.</summary>
internal sealed record DashboardFile(string Name, JsonObject Json)
{
    public static IReadOnlyList<DashboardFile> All { get; } =
    [
        .. Directory.EnumerateFiles(Repository.PathOf("grafana", "dashboards")).Order(StringComparer.Ordinal)
            .Select(path => new DashboardFile(Path.GetFileName(path), JsonNode.Parse(File.ReadAllText(path))!.AsObject())),
    ];

    public string Uid => Text(Json, "uid");

    public string Title => Text(Json, "title");

    public IReadOnlyList<JsonObject> Variables => Objects(Json["templating"]!["list"]!);

    public IReadOnlyList<DashboardPanel> Panels => [.. Objects(Json["panels"]!).Select(panel => new DashboardPanel(this, panel))];

    public static string Text(JsonNode parent, string name) => parent[name]!.GetValue<string>();

    public static IReadOnlyList<JsonObject> Objects(JsonNode array) => [.. array.AsArray().Select(item => item!.AsObject())];

    /// <summary>Every name of a property in the file, at any depth.</summary>
    public IEnumerable<string> PropertyNames() => Names(Json);

    private static IEnumerable<string> Names(JsonNode? node) => node switch
    {
        JsonObject found => found.SelectMany(property => Names(property.Value).Prepend(property.Key)),
        JsonArray found => found.SelectMany(Names),
        _ => [],
    };
}

/// <summary>One panel of it.</summary>
internal sealed record DashboardPanel(DashboardFile Dashboard, JsonObject Json)
{
    public int Id => Json["id"]!.GetValue<int>();

    public string Title => DashboardFile.Text(Json, "title");

    public string Description => DashboardFile.Text(Json, "description");

    public JsonNode Defaults => Json["fieldConfig"]!["defaults"]!;

    public IReadOnlyList<JsonObject> Overrides => DashboardFile.Objects(Json["fieldConfig"]!["overrides"]!);

    public IReadOnlyList<(string Expression, string Legend)> Targets =>
        [.. DashboardFile.Objects(Json["targets"]!).Select(target => (DashboardFile.Text(target, "expr"), DashboardFile.Text(target, "legendFormat")))];

    public override string ToString() => $"{Dashboard.Name} panel {Id} ({Title})";
}
