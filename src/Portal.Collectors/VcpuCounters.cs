using System.Text.Json.Serialization;

namespace Portal.Collectors;

/// <summary>One virtual CPU, from its thread's <c>/proc/&lt;pid&gt;/task/&lt;tid&gt;/schedstat</c>.</summary>
public sealed record VcpuCounters
{
    public required int Index { get; init; }

    [JsonPropertyName("usage"), JsonConverter(typeof(NanosecondsAsSeconds))]
    public long UsageNanoseconds { get; init; }

    /// <summary>Ready to run, but waiting for a host CPU.</summary>
    [JsonPropertyName("steal"), JsonConverter(typeof(NanosecondsAsSeconds))]
    public long StealNanoseconds { get; init; }
}
