using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Portal.Components.Charts;

/// <summary>What a chart shows: one picture of series with one unit.</summary>
public sealed record ChartSpec
{
    /// <summary>Unique on its page.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>For people, and the accessible name together with the subject.</summary>
    [JsonPropertyName("title")]
    public required string Title { get; init; }

    [JsonPropertyName("unit")]
    public required ChartUnit Unit { get; init; }

    [JsonPropertyName("series")]
    public required ImmutableArray<ChartSeries> Series { get; init; }

    /// <summary>Areas on top of each other instead of lines.</summary>
    [JsonPropertyName("stacked")]
    public bool Stacked { get; init; }

    /// <summary>A strip for each series, the darker the more of 1, instead of lines: for more than can be told apart.</summary>
    [JsonPropertyName("heat"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Heat { get; init; }

    /// <summary>Upper end of the axis where it is given by the thing itself (1 for shares of a whole, installed memory).</summary>
    [JsonPropertyName("max"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Max { get; init; }

    /// <summary>A dashed line: a limit, a quota, a critical value.</summary>
    [JsonPropertyName("limit"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Limit { get; init; }

    /// <summary>Of computing power: how many cores the whole is, so that shares and cores can be told in each other's terms. Null for all else.</summary>
    [JsonPropertyName("cores"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Cores { get; init; }

    /// <summary>Series compare by content: a chart is begun anew only if it really changed.</summary>
    public bool Equals(ChartSpec? other) =>
        other is not null && Id == other.Id && Title == other.Title && Unit == other.Unit && Stacked == other.Stacked && Heat == other.Heat
        && Max.Equals(other.Max) && Limit.Equals(other.Limit) && Cores.Equals(other.Cores) && Series.SequenceEqual(other.Series);

    public override int GetHashCode() => HashCode.Combine(Id, Unit, Series.Length);
}

/// <summary>One line or area.</summary>
/// <param name="Key">Series of the history, such as <c>cpu/user</c>.</param>
/// <param name="Label">For people; hostile where it is a device's name.</param>
public sealed record ChartSeries([property: JsonIgnore] string Key, [property: JsonPropertyName("label")] string Label);
