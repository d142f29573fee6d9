using System.Collections.Immutable;
using Portal.Collectors;
using Portal.Components.Charts;
using Portal.Components.Format;
using Portal.Components.Preferences;
using Portal.Components.Shared;
using Portal.Live;
using Portal.Testbed;
using static Portal.Components.Pages.Plots;

namespace Portal.Components.Pages.Guests;

/// <summary>A guest's components as sections.</summary>
internal static class GuestSections
{
    /// <param name="cores">How virtual CPUs are to be drawn, as the address says it.</param>
    public static ImmutableArray<SectionView> From(in GuestLive live, LiveFrame frame, FigureSet figures, string? cores = null, ViewSettings? settings = null)
    {
        GuestSample now = live.Now!;
        HostSample? machine = frame.Host(live.Guest.Host)?.Machine;
        var sections = ImmutableArray.CreateBuilder<SectionView>();
        sections.Add(Cpu(now, figures, machine, settings?.Cpu ?? default));
        sections.Add(VcpuSection.From(now, figures, cores));
        if (now.Cpu?.QuotaCores is not null)
        {
            sections.Add(Throttling(now.Cpu!, figures));
        }

        sections.Add(GuestMemorySection.From(now));
        sections.Add(GuestDiskSection.From(now, figures));
        ImmutableArray<ExpectedInterface> expected = live.Guest.Expected?.Interfaces ?? [];
        sections.Add(NetworkSection.From(now.Networks, figures, "It has no network interface of its own.", network => GuestNetworkFacts.Of(network, now, expected), settings?.Network ?? default));
        sections.Add(PressureSection.OfGuest(now, figures, machine));
        sections.Add(ProcessSection(now));
        return sections.DrainToImmutable();
    }

    private const string SecondSample = "It takes two samples; the next one comes in a second.";

    private static SectionView Cpu(GuestSample now, FigureSet figures, HostSample? machine, CpuUnit unit)
    {
        double? hostCores = machine?.Cpu is { Cores.IsDefaultOrEmpty: false } cpu ? cpu.Cores.Length : null;
        double? allowance = now.Cpu?.LimitCores ?? now.Cpu?.VcpuCount;
        double? used = figures["cpu/total"];
        double? share = Rate.Ratio(used, allowance ?? hostCores);
        return new SectionView
        {
            Id = "cpu",
            Title = "CPU",
            Note = now.Cpu?.UsageNanoseconds is null ? "Its CPU time can't be read." : null,
            Figures =
            [
                new SectionFigure("Used", used is null ? new CellText(Number.Absent, 0) : new CellText(CpuUse.OfGuest(share, used, unit), Percent.Level(share) ?? 0), SecondSample),
                new SectionFigure("Allowance", allowance is not null ? Cores.Count(allowance) : hostCores is null ? "no limit" : $"no limit (host has {Cores.Count(hostCores)})"),
                new SectionFigure("Share of the host", Percent.Text(Rate.Ratio(used, hostCores)), hostCores is null ? "How many cores its host has is not known." : SecondSample),
            ],
            Charts = [CpuOfGuest with { Limit = allowance, Cores = allowance ?? hostCores }],
        };
    }

    private static SectionView Throttling(GuestCpu cpu, FigureSet figures) => new()
    {
        Id = "throttling",
        Title = "Throttling",
        Figures =
        [
            new SectionFigure("Quota", Cores.Count(cpu.QuotaCores)),
            new SectionFigure("Periods throttled", Percent.Text(figures["throttle/periods"]), "No period of its quota passed since the sample before."),
            new SectionFigure("Since it started", Count.Text(cpu.ThrottledPeriods), "Its group doesn't count them."),
        ],
        Charts =
        [
            Of("throttle", "Periods throttled", ChartUnit.Ratio, new ChartSeries("throttle/periods", "throttled")) with { Max = 1 },
            Of("throttletime", "Time throttled per second", ChartUnit.Seconds, new ChartSeries("throttle/time", "throttled")),
        ],
    };

    private static SectionView ProcessSection(GuestSample now) => new()
    {
        Id = "processes",
        Title = "Processes",
        Note = now.Processes is null && now.Threads is null ? "Its processes can't be counted." : null,
        Figures =
        [
            new SectionFigure("Processes", Count.Text(now.Processes), "They are not counted for this kind of guest."),
            new SectionFigure("Threads", now.ThreadsLimit is { } limit && now.Threads is not null ? $"{Count.Text(now.Threads)} of {Count.Text(limit)}" : Count.Text(now.Threads), "They are not counted for this kind of guest."),
            new SectionFigure("Restarts", Count.Text(now.Restarts), "Its runtime restarts nothing by itself."),
            new SectionFigure("Last exit code", now.Exit?.Code?.ToString() ?? Number.Absent, "No run of it has ended that its runtime remembers."),
            .. Booted(now),
        ],
        Charts = now.Processes is null && now.Threads is null ? [] : [TasksOfGuest],
    };

    // Emulators run long before there is an Android in them. Those of old versions never say that there is, so a no would be too much.
    private static ImmutableArray<SectionFigure> Booted(GuestSample now) => now.Kind != GuestKind.Android ? [] :
    [
        new SectionFigure("Android booted", now.BootCompleted switch { true => "yes", false => "no sign of it yet", null => Number.Absent }, "The files of its virtual device can't be read on its host."),
    ];
}
