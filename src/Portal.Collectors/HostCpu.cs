using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Portal.Collectors;

/// <summary>CPU time of the host by mode since boot (<c>/proc/stat</c>, proc_stat(5)).</summary>
public sealed record HostCpu
{
    public CpuTimes? Total { get; init; }

    /// <summary>One per CPU online, in the kernel's order.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ImmutableArray<CoreTimes> Cores { get; init; }
}

/// <summary>One CPU that is online.</summary>
public sealed record CoreTimes
{
    public required int Index { get; init; }

    public required CpuTimes Times { get; init; }
}

/// <summary>Time by mode; user and nice hold guest time too.</summary>
public sealed record CpuTimes
{
    [JsonPropertyName("user"), JsonConverter(typeof(NanosecondsAsSeconds))]
    public long UserNanoseconds { get; init; }

    [JsonPropertyName("nice"), JsonConverter(typeof(NanosecondsAsSeconds))]
    public long NiceNanoseconds { get; init; }

    [JsonPropertyName("system"), JsonConverter(typeof(NanosecondsAsSeconds))]
    public long SystemNanoseconds { get; init; }

    [JsonPropertyName("idle"), JsonConverter(typeof(NanosecondsAsSeconds))]
    public long IdleNanoseconds { get; init; }

    [JsonPropertyName("iowait"), JsonConverter(typeof(NanosecondsAsSeconds))]
    public long IowaitNanoseconds { get; init; }

    [JsonPropertyName("irq"), JsonConverter(typeof(NanosecondsAsSeconds))]
    public long IrqNanoseconds { get; init; }

    [JsonPropertyName("softirq"), JsonConverter(typeof(NanosecondsAsSeconds))]
    public long SoftirqNanoseconds { get; init; }

    [JsonPropertyName("steal"), JsonConverter(typeof(NanosecondsAsSeconds))]
    public long StealNanoseconds { get; init; }

    /// <summary>Null on kernels without the field.</summary>
    [JsonPropertyName("guest"), JsonConverter(typeof(NanosecondsAsSeconds))]
    public long? GuestNanoseconds { get; init; }

    [JsonPropertyName("guestNice"), JsonConverter(typeof(NanosecondsAsSeconds))]
    public long? GuestNiceNanoseconds { get; init; }
}
