using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Portal.Collectors;

/// <summary>CPU time a guest used on its host since it started.</summary>
public sealed record GuestCpu
{
    /// <summary>All of it, emulation included.</summary>
    [JsonPropertyName("usage"), JsonConverter(typeof(NanosecondsAsSeconds))]
    public long? UsageNanoseconds { get; init; }

    /// <summary>In user mode; time in the guest counts here.</summary>
    [JsonPropertyName("user"), JsonConverter(typeof(NanosecondsAsSeconds))]
    public long? UserNanoseconds { get; init; }

    [JsonPropertyName("system"), JsonConverter(typeof(NanosecondsAsSeconds))]
    public long? SystemNanoseconds { get; init; }

    /// <summary>Virtual CPUs; null for a container.</summary>
    public int? VcpuCount { get; init; }

    /// <summary>CPUs it can use at most: the least of virtual CPUs, quota and CPU set; null where nothing limits it.</summary>
    public double? LimitCores { get; init; }

    /// <summary>Its CPU quota alone, as a number of CPUs; null without a quota.</summary>
    public double? QuotaCores { get; init; }

    /// <summary>Quota periods passed; null without a quota, as are the next two.</summary>
    public long? Periods { get; init; }

    public long? ThrottledPeriods { get; init; }

    [JsonPropertyName("throttled"), JsonConverter(typeof(NanosecondsAsSeconds))]
    public long? ThrottledNanoseconds { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ImmutableArray<VcpuCounters> Vcpus { get; init; }
}
