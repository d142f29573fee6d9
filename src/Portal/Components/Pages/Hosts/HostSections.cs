using System.Collections.Immutable;
using Portal.Collectors;
using Portal.Components.Charts;
using Portal.Components.Format;
using Portal.Components.Shared;
using Portal.Live;
using static Portal.Components.Pages.Plots;

namespace Portal.Components.Pages.Hosts;

/// <summary>A host's components as sections.</summary>
internal static class HostSections
{
    public static ImmutableArray<SectionView> From(HostSample machine, FigureSet figures, NetworkUnit unit = default) =>
    [
        Cpu(machine, figures),
        PerCore(machine, figures),
        Load(machine),
        Memory(machine.Memory),
        Swap(machine, figures),
        HostDiskSection.From(machine.Disks, figures),
        HostFilesystemSection.From(machine.Filesystems),
        NetworkSection.From(machine.Networks, figures, "No interface but those of the guests.", Facts, unit),
        PressureSection.From(machine.Pressure, figures, "PSI is off or not in this kernel: boot with psi=1."),
        HostTemperatureSection.From(machine.Temperatures),
    ];

    private static int? CoreCount(HostSample machine) => machine.Cpu is { Cores.IsDefaultOrEmpty: false } cpu ? cpu.Cores.Length : null;

    private static SectionView Cpu(HostSample machine, FigureSet figures)
    {
        double? busy = figures["cpu/busy"];
        return new SectionView
        {
            Id = "cpu",
            Title = "CPU",
            Note = machine.Cpu?.Total is null ? "The kernel's CPU times can't be read." : null,
            Figures =
            [
                new SectionFigure("Busy", new CellText(Percent.Text(busy), Percent.Level(busy) ?? 0)),
                new SectionFigure("Cores busy", CoreCount(machine) is { } cores ? $"{Cores.Text(busy * cores)} of {cores}" : Number.Absent),
                new SectionFigure("I/O wait", Percent.Text(figures["cpu/iowait"])),
                new SectionFigure("Steal", Percent.Text(figures["cpu/steal"])),
            ],
            Charts =
            [
                Of("cpu", "All cores by mode", ChartUnit.Ratio,
                    new ChartSeries("cpu/user", "user"), new ChartSeries("cpu/nice", "nice"), new ChartSeries("cpu/system", "system"),
                    new ChartSeries("cpu/irq", "interrupts"), new ChartSeries("cpu/iowait", "I/O wait"), new ChartSeries("cpu/steal", "steal")) with { Stacked = true, Max = 1, Cores = CoreCount(machine) },
            ],
        };
    }

    private static SectionView PerCore(HostSample machine, FigureSet figures)
    {
        ImmutableArray<CoreTimes> cores = HostFigures.Known(machine.Cpu?.Cores ?? default);
        (int Index, double? Busy)[] busy = [.. cores.Select(core => (core.Index, figures[$"core/{core.Index}"]))];
        (int Index, double? Busy) busiest = busy.OrderByDescending(core => core.Busy).FirstOrDefault();
        return new SectionView
        {
            Id = "cores",
            Title = "Per core",
            Note = cores.IsEmpty ? "This kernel gives no per-core figures." : null,
            Figures = cores.IsEmpty ? [] : [new SectionFigure("Busiest", busiest.Busy is null ? Number.Absent : $"core {busiest.Index} with {Percent.Text(busiest.Busy)}")],

            // Sixteen lines can still be told apart; more cores are drawn sixteen to a picture.
            Charts = [.. cores.Chunk(16).Select(chunk => Of($"cores-{chunk[0].Index}", $"Cores {chunk[0].Index} to {chunk[^1].Index}", ChartUnit.Ratio,
                [.. chunk.Select(core => new ChartSeries($"core/{core.Index}", $"{core.Index}"))]) with { Max = 1 })],
        };
    }

    private static SectionView Load(HostSample machine)
    {
        bool known = !machine.Load.IsDefaultOrEmpty;
        return new SectionView
        {
            Id = "load",
            Title = "Load",
            Note = known ? null : "The load can't be read.",
            Figures = known
                ?
                [
                    new SectionFigure("1 min", Count.Load(machine.Load[0])),
                    new SectionFigure("5 min", Count.Load(machine.Load.ElementAtOrDefault(1))),
                    new SectionFigure("15 min", Count.Load(machine.Load.ElementAtOrDefault(2))),
                    new SectionFigure("Per core", Count.Load(machine.Load[0] / CoreCount(machine))),
                    new SectionFigure("Tasks running", Count.Text(machine.Activity?.TasksRunning)),
                    new SectionFigure("Blocked", Count.Text(machine.Activity?.TasksBlocked)),
                ]
                : [],
            Charts = known ? [Of("load", "Load average", ChartUnit.Number, new ChartSeries("load/1", "1 min"), new ChartSeries("load/5", "5 min"), new ChartSeries("load/15", "15 min")) with { Limit = CoreCount(machine) }] : [],
        };
    }

    private static SectionView Memory(HostMemory? memory)
    {
        long? used = memory?.SizeBytes - memory?.AvailableBytes;
        return new SectionView
        {
            Id = "memory",
            Title = "Memory",
            Note = memory is null ? "The kernel's memory figures can't be read." : null,
            Figures = memory is null
                ? []
                :
                [
                    new SectionFigure("Used", new CellText(Bytes.Of(used, memory.SizeBytes), Percent.Level(Rate.Ratio(used, memory.SizeBytes)) ?? 0)),
                    new SectionFigure("Available", Bytes.Text(memory.AvailableBytes)),
                    new SectionFigure("Committed", Bytes.Text(memory.CommittedBytes)),
                ],
            Charts = memory is null ? [] : [Of("memory", "Memory", ChartUnit.Bytes, new ChartSeries("mem/used", "used"), new ChartSeries("mem/buffers", "buffers"), new ChartSeries("mem/cache", "cache"), new ChartSeries("mem/free", "free")) with { Stacked = true, Max = memory.SizeBytes }],
        };
    }

    private static SectionView Swap(HostSample machine, FigureSet figures)
    {
        long? size = machine.Memory?.SwapSizeBytes;
        return new SectionView
        {
            Id = "swap",
            Title = "Swap",
            Note = size switch { null => "The kernel's swap figures can't be read.", 0 => "No swap configured.", _ => null },
            Figures = size is > 0 ? [new SectionFigure("Used", Bytes.Of(size - machine.Memory?.SwapFreeBytes, size)), new SectionFigure("In", Bytes.PerSecond(figures["swap/in"])), new SectionFigure("Out", Bytes.PerSecond(figures["swap/out"]))] : [],
            Charts = size is > 0
                ? [Of("swap", "Used", ChartUnit.Bytes, new ChartSeries("swap/used", "used")) with { Max = size }, Of("swaps", "Traffic", ChartUnit.BytesPerSecond, new ChartSeries("swap/in", "in"), new ChartSeries("swap/out", "out"))]
                : [],
        };
    }

    private static string? Facts(NetworkCounters network) => (network.Up, network.SpeedBytesPerSecond) switch
    {
        (false, _) => "down",
        (_, { } speed) => $"up, {Number.WithUnit(Number.Text(speed * 8 / 1e6), "Mbit/s")}",
        (true, _) => "up",
        _ => null,
    };
}
