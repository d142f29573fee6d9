using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Portal.Collectors;

/// <summary>CPU time a guest used on its host since it started.</summary>
public sealed record GuestCpu
{
    private readonly OptionalInt64 _usageNanoseconds;
    private readonly OptionalInt64 _userNanoseconds;
    private readonly OptionalInt64 _systemNanoseconds;
    private readonly OptionalInt64 _periods;
    private readonly OptionalInt64 _throttledPeriods;
    private readonly OptionalInt64 _throttledNanoseconds;

    /// <summary>All of it, emulation included.</summary>
    [JsonPropertyName("usage"), JsonConverter(typeof(NanosecondsAsSeconds))]
    public long? UsageNanoseconds { get => _usageNanoseconds.Value; init => _usageNanoseconds = value; }

    /// <summary>In user mode; time in the guest counts here.</summary>
    [JsonPropertyName("user"), JsonConverter(typeof(NanosecondsAsSeconds))]
    public long? UserNanoseconds { get => _userNanoseconds.Value; init => _userNanoseconds = value; }

    [JsonPropertyName("system"), JsonConverter(typeof(NanosecondsAsSeconds))]
    public long? SystemNanoseconds { get => _systemNanoseconds.Value; init => _systemNanoseconds = value; }

    /// <summary>Virtual CPUs; null for a container.</summary>
    public int? VcpuCount { get; init; }

    /// <summary>CPUs it can use at most: the least of virtual CPUs, quota and CPU set; null where nothing limits it.</summary>
    public double? LimitCores { get; init; }

    /// <summary>Its CPU quota alone, as a number of CPUs; null without a quota.</summary>
    public double? QuotaCores { get; init; }

    /// <summary>Quota periods passed; null without a quota, as are the next two.</summary>
    public long? Periods { get => _periods.Value; init => _periods = value; }

    public long? ThrottledPeriods { get => _throttledPeriods.Value; init => _throttledPeriods = value; }

    [JsonPropertyName("throttled"), JsonConverter(typeof(NanosecondsAsSeconds))]
    public long? ThrottledNanoseconds { get => _throttledNanoseconds.Value; init => _throttledNanoseconds = value; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ImmutableArray<VcpuCounters> Vcpus { get; init; }
}
