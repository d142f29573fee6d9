using System.Collections.Immutable;
using Portal.Collectors;
using Portal.Components.Format;
using Portal.Components.Pages.Hosts;
using Portal.Components.Shared;
using Portal.Live;

namespace Portal.Components.Pages;

/// <summary>How long tasks had to wait for CPU, memory and I/O.</summary>
internal static class PressureSection
{
    /// <summary>The kernel of a host gives no such figures: it booted without them.</summary>
    public const string Off = "PSI is off: boot with psi=1.";

    /// <summary>A host's, with means over 10 s, 1 min and 5 min.</summary>
    public static SectionView OfHost(PressureCounters? pressure, FigureSet figures, HostTrends trends) => pressure is null ? Empty with { Note = Off } : Empty with
    {
        Figures =
        [
            .. Shares(figures),
            new SectionFigure("CPU, 10 s · 1 min · 5 min", Means(trends, "psi/cpu/some"), Why),
            new SectionFigure("Memory, the same", Means(trends, "psi/mem/some"), Why),
            new SectionFigure("I/O, the same", Means(trends, "psi/io/some"), Why),
        ],
        Charts = Plots.Pressure,
    };

    /// <summary>A guest's; dashes with the reason where nobody counts its waits.</summary>
    /// <param name="machine">Its host; null where that has no figures.</param>
    public static SectionView OfGuest(GuestSample guest, FigureSet figures, HostSample? machine)
    {
        if (guest.Pressure is not null)
        {
            return Empty with { Figures = [.. Shares(figures)], Charts = Plots.Pressure };
        }

        string why = WhyNone(guest, machine);
        return Empty with { Figures = [.. Labels.Select(label => new SectionFigure(label, Number.Absent, why))], Note = why == Off ? why : null };
    }

    private static readonly ImmutableArray<string> Labels = ["CPU", "Memory", "I/O"];

    private static readonly SectionView Empty = new() { Id = "pressure", Title = "Pressure" };

    private static string WhyNone(GuestSample guest, HostSample? machine) => machine switch
    {
        null => "Its host has no pressure figures of it.",
        { Pressure: null } => Off,
        _ when guest.CgroupPath is not null => "Its group has no pressure figures, as none of cgroup v1 has.",
        _ when guest.State is not GuestState.Running => "It does not run, so nothing in it waits.",
        _ => "It has no group of its own, so its waits can't be told from those of others.",
    };

    private static IEnumerable<SectionFigure> Shares(FigureSet figures) =>
        Labels.Zip(Series, (label, series) => new SectionFigure(label, new CellText(Percent.Text(figures[series])), Why));

    private static readonly ImmutableArray<string> Series = ["psi/cpu/some", "psi/mem/some", "psi/io/some"];

    private const string Why = "It takes two samples, and the kernel must count this one.";

    private static string Means(HostTrends trends, string series) => trends.Means(series) is [not null, ..] means ? string.Join(" · ", means.Select(Percent.Text)) : Number.Absent;
}
