namespace Portal.Collectors.Kernel;

/// <summary>The unit of CPU times in <c>/proc</c>: USER_HZ, what sysconf(_SC_CLK_TCK) answers.</summary>
internal static class ClockTicks
{
    /// <summary>
    /// 100 on every architecture .NET runs on under Linux: USER_HZ is part of the kernel's binary interface there and does not follow CONFIG_HZ.
    /// Asking sysconf would cost a native call to learn a constant; only alpha and ia64 (1024) ever differed, and then times would be ten times too large.
    /// </summary>
    public const int PerSecond = 100;

    private const long NanosecondsPerTick = 1_000_000_000 / PerSecond;

    /// <summary>Saturates at 292 years, which one guest with many CPUs does not reach honestly.</summary>
    public static long ToNanoseconds(long ticks) =>
        ticks > long.MaxValue / NanosecondsPerTick ? long.MaxValue : ticks * NanosecondsPerTick;
}
