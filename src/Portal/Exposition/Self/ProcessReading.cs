using System.Globalization;

namespace Portal.Exposition.Self;

/// <summary>What <c>/proc/self</c> says of this process; parts that can't be read are null.</summary>
internal sealed record ProcessReading
{
    // The kernel shows times in USER_HZ, which is 100 on every architecture .NET runs on.
    private const long NanosecondsPerTick = 1_000_000_000 / 100;

    public long? CpuNanoseconds { get; init; }

    public long? Threads { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public long? VirtualBytes { get; init; }

    public long? ResidentBytes { get; init; }

    public long? OpenFiles { get; init; }

    public long? MaxFiles { get; init; }

    /// <summary>Reads <c>/proc/self/stat</c>, one line, fields counted from 1 as proc_pid_stat(5) does. An odd line gives a reading without values.</summary>
    // 4242 (portal) S 1 4242 4242 0 -1 4194560 90 0 0 0 731 112 … (20) threads (21) (22) start (23) virtual bytes (24) resident pages
    public static ProcessReading Parse(string stat, DateTimeOffset? bootedAt)
    {
        // Field 2 may itself hold spaces and parentheses; field n lies at [n - 3] behind it.
        string[] fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        long? Field(int number) =>
            fields.Length > number - 3 && long.TryParse(fields[number - 3], NumberStyles.None, CultureInfo.InvariantCulture, out long value) ? value : null;

        return new ProcessReading
        {
            CpuNanoseconds = (Field(14) + Field(15)) * NanosecondsPerTick,
            Threads = Field(20),
            StartedAt = bootedAt + (Field(22) is { } ticks ? TimeSpan.FromMicroseconds(ticks * (NanosecondsPerTick / 1000)) : null),
            VirtualBytes = Field(23),
            ResidentBytes = Field(24) * Environment.SystemPageSize,
        };
    }
}
