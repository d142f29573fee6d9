using Portal.Collectors.Kernel;

namespace Portal.Collectors.Host;

/// <summary>Pressure stall information of the host, from <c>/proc/pressure</c>; a kernel may lack it or have it switched off.</summary>
internal sealed class PressureReader(KernelFiles files, TierOutcome outcome)
{
    private readonly HostFile _cpu = new(files.Proc("pressure/cpu"), outcome, optional: true);
    private readonly HostFile _memory = new(files.Proc("pressure/memory"), outcome, optional: true);
    private readonly HostFile _io = new(files.Proc("pressure/io"), outcome, optional: true);
    private readonly HostFile _irq = new(files.Proc("pressure/irq"), outcome, optional: true);

    /// <summary>Null when no resource has it.</summary>
    public PressureCounters? Read()
    {
        PressureCounters pressure = new()
        {
            // For a whole machine the kernel prints full of cpu as 0, since some task always runs: it says nothing.
            Cpu = Read(_cpu) is { } cpu ? cpu with { StalledNanoseconds = null } : null,
            Memory = Read(_memory),
            Io = Read(_io),
            Irq = Read(_irq),
        };
        return pressure.Cpu is null && pressure.Memory is null && pressure.Io is null && pressure.Irq is null ? null : pressure;
    }

    private static PressureTimes? Read(HostFile file)
    {
        if (!file.TryRead(out ReadOnlySpan<byte> content))
        {
            return null;
        }

        if (ProcPressure.TryParse(content, out ProcPressure pressure))
        {
            return new PressureTimes { WaitingNanoseconds = pressure.SomeNanoseconds, StalledNanoseconds = pressure.FullNanoseconds };
        }

        file.Misread();
        return null;
    }
}
