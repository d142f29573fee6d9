using System.Text.Json.Serialization;

namespace Portal.Components.Shared;

/// <summary>All that one tick tells the browser, in one call. Members without content are left out.</summary>
public sealed record ScriptMessage
{
    /// <summary>When what is shown was measured, in milliseconds since 1970.</summary>
    [JsonPropertyName("at")]
    public long At { get; init; }

    /// <summary>When this was sent, where what is shown is older than the charts' gap; they go on to it.</summary>
    [JsonPropertyName("now"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Now { get; init; }

    /// <summary>Cells as id, text, level.</summary>
    [JsonPropertyName("cells"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<object?[]>? Cells { get; init; }

    /// <summary>What has changed in the tree beside the page.</summary>
    [JsonPropertyName("tree"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Layout.Tree.TreeMessage? Tree { get; init; }

    /// <summary>Sparklines as id, path, words.</summary>
    [JsonPropertyName("sparks"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string[]>? Sparks { get; init; }

    /// <summary>Charts that begin, with their past.</summary>
    [JsonPropertyName("fill"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Charts.ChartFill>? Fill { get; init; }

    /// <summary>The newest point of each chart on screen, by chart.</summary>
    [JsonPropertyName("points"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, IReadOnlyList<double?>>? Points { get; init; }

    /// <summary>What this browser is to keep as muted problems.</summary>
    [JsonPropertyName("mutes"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Mutes { get; init; }

    /// <summary>Lines that all charts of the page show from now on.</summary>
    [JsonPropertyName("marks"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Charts.ChartMark>? Marks { get; init; }

    /// <summary>A sentence about new errors for the status region: nothing else that waits to be said takes its place.</summary>
    [JsonPropertyName("alarm"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Alarm { get; init; }

    /// <summary>A sentence for the status region.</summary>
    [JsonPropertyName("say"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Say { get; init; }
}
