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
    /// <param name="committed">Bytes that its guests may take; null where none has a limit.</param>
    /// <param name="cores">How cores are to be drawn, as the address says it.</param>
    /// <param name="slowAge">Nanoseconds; of what is read beside the samples, not with each.</param>
    public static ImmutableArray<SectionView> From(HostSample machine, FigureSet figures, HostTrends trends, long? committed = null, string? cores = null, NetworkUnit unit = default, long? slowAge = null, HostTaps? taps = null) =>
    [
        Cpu(machine, figures),
        CoreSection.From(machine, figures, cores),
        Load(machine),
        Memory(machine.Memory, committed),
        Swap(machine, figures),
        HostDiskSection.From(machine.Disks, figures),
        HostFilesystemSection.From(machine.Filesystems, trends, slowAge),
        NetworkSection.From(machine.Networks, figures, "No interface but those of the guests.", network => Facts(network, taps), unit),
        PressureSection.OfHost(machine.Pressure, figures, trends),
        HostTemperatureSection.From(machine.Temperatures, slowAge),
    ];

    private const string SecondSample = "It takes two samples; the next one comes in a second.";

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
                new SectionFigure("Busy", new CellText(Percent.Text(busy), Percent.Level(busy) ?? 0), SecondSample),
                new SectionFigure("Cores busy", CoreCount(machine) is { } cores && busy is not null ? $"{Cores.Text(busy * cores)} of {cores}" : Number.Absent, SecondSample),
                new SectionFigure("I/O wait", Percent.Text(figures["cpu/iowait"]), SecondSample),
                new SectionFigure("Steal", Percent.Text(figures["cpu/steal"]), SecondSample),
            ],
            Charts = [CpuOfHost with { Cores = CoreCount(machine) }],
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
                    new SectionFigure("Tasks running", Count.Text(machine.Activity?.TasksRunning), "The kernel does not say it."),
                    new SectionFigure("Runnable per core", Count.Load(Rate.Ratio(machine.Activity?.TasksRunning, CoreCount(machine))), "The kernel does not say it."),
                    new SectionFigure("Blocked", Count.Text(machine.Activity?.TasksBlocked), "The kernel does not say it."),
                ]
                : [],
            Charts = known ? [Of("load", "Load average", ChartUnit.Number, new ChartSeries("load/1", "1 min"), new ChartSeries("load/5", "5 min"), new ChartSeries("load/15", "15 min")) with { Limit = CoreCount(machine) }] : [],
        };
    }

    private static SectionView Memory(HostMemory? memory, long? committed)
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
                    new SectionFigure("Committed to guests", Bytes.Of(committed, memory.SizeBytes), "No guest that runs here has a memory limit."),
                    new SectionFigure("Committed by the kernel", Bytes.Text(memory.CommittedBytes), "This kernel does not say it."),
                ],
            Charts = memory is null ? [] : [MemoryOfHost with { Max = memory.SizeBytes }],
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
            Figures = size is > 0 ? [new SectionFigure("Used", Bytes.Of(size - machine.Memory?.SwapFreeBytes, size)), new SectionFigure("In", Bytes.PerSecond(figures["swap/in"]), SecondSample), new SectionFigure("Out", Bytes.PerSecond(figures["swap/out"]), SecondSample)] : [],
            Charts = size is > 0
                ? [Of("swap", "Used", ChartUnit.Bytes, new ChartSeries("swap/used", "used")) with { Max = size }, Of("swaps", "Traffic", ChartUnit.BytesPerSecond, new ChartSeries("swap/in", "in"), new ChartSeries("swap/out", "out"))]
                : [],
        };
    }

    private static string? Facts(NetworkCounters network, HostTaps? taps)
    {
        string? link = (network.Up, network.SpeedBytesPerSecond) switch
        {
            (false, _) => "down",
            (_, { } speed) => $"up, {Number.WithUnit(Number.Text(speed * 8 / 1e6), "Mbit/s")}",
            (true, _) => "up",
            _ => null,
        };
        string[] known =
        [
            .. new[]
            {
                link,
                network.Master is { } master ? $"port of {master}" : null,
                taps?.GuestOf(network.Interface) is { } guest ? $"tap of {guest}" : null,
            }.OfType<string>(),
        ];
        return known.Length == 0 ? null : string.Join(" · ", known);
    }
}
