using System.Collections.Immutable;
using Portal.Collectors;
using Portal.Components.Charts;
using Portal.Components.Format;
using Portal.Live;

namespace Portal.Components.Pages.Guests;

/// <summary>A guest's virtual CPUs: how busy, and how long each was ready but had no host CPU.</summary>
internal static class VcpuSection
{
    private const int LinesPerChart = 16;

    public static SectionView From(GuestSample now, FigureSet figures)
    {
        ImmutableArray<VcpuCounters> vcpus = HostFigures.Known(now.Cpu?.Vcpus ?? default);
        return new SectionView
        {
            Id = "vcpus",
            Title = "Per vCPU",
            Note = !vcpus.IsEmpty ? null : now.Kind == GuestKind.Docker ? "A container has no CPUs of its own." : "Its virtual CPUs can't be told apart.",
            Figures = vcpus.IsEmpty ? [] : [new SectionFigure("Busiest", Most(vcpus, figures, "use")), new SectionFigure("Longest wait", Most(vcpus, figures, "wait"))],
            Charts = [.. vcpus.Chunk(LinesPerChart).SelectMany(Charts)],
        };
    }

    private static IEnumerable<ChartSpec> Charts(VcpuCounters[] vcpus)
    {
        string range = $"{vcpus[0].Index} to {vcpus[^1].Index}";
        yield return Plots.Of($"vcpu-{vcpus[0].Index}", $"Use of {range}", ChartUnit.Ratio, Series(vcpus, "use")) with { Max = 1 };
        yield return Plots.Of($"vcpuwait-{vcpus[0].Index}", $"Waiting for a host CPU, {range}", ChartUnit.Ratio, Series(vcpus, "wait"));
    }

    private static ImmutableArray<ChartSeries> Series(VcpuCounters[] vcpus, string figure) =>
        [.. vcpus.Select(vcpu => new ChartSeries($"vcpu/{vcpu.Index}/{figure}", $"vCPU {vcpu.Index}"))];

    private static string Most(ImmutableArray<VcpuCounters> vcpus, FigureSet figures, string figure)
    {
        (int Index, double? Value) most = vcpus.Select(vcpu => (vcpu.Index, Value: figures[$"vcpu/{vcpu.Index}/{figure}"])).MaxBy(vcpu => vcpu.Value ?? -1);
        return most.Value is null ? Number.Absent : $"vCPU {most.Index} with {Percent.Text(most.Value)}";
    }
}
