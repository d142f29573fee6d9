using System.Text.Json.Serialization;

namespace Portal.Collectors;

/// <summary>Pressure stall information of a host or a group (the kernel's accounting/psi document).</summary>
public sealed record PressureCounters
{
    public PressureTimes? Cpu { get; init; }

    public PressureTimes? Memory { get; init; }

    public PressureTimes? Io { get; init; }

    public PressureTimes? Irq { get; init; }
}

/// <summary>Stall time of one resource since boot or since the group was made.</summary>
public sealed record PressureTimes
{
    private readonly OptionalInt64 _waitingNanoseconds;
    private readonly OptionalInt64 _stalledNanoseconds;

    /// <summary>Some task waited (line <c>some</c>).</summary>
    [JsonPropertyName("waiting"), JsonConverter(typeof(NanosecondsAsSeconds))]
    public long? WaitingNanoseconds { get => _waitingNanoseconds.Value; init => _waitingNanoseconds = value; }

    /// <summary>No task could run (line <c>full</c>).</summary>
    [JsonPropertyName("stalled"), JsonConverter(typeof(NanosecondsAsSeconds))]
    public long? StalledNanoseconds { get => _stalledNanoseconds.Value; init => _stalledNanoseconds = value; }
}
