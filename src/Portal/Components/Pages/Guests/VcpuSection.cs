using System.Collections.Immutable;
using Portal.Collectors;
using Portal.Components.Charts;
using Portal.Components.Format;
using Portal.Live;

namespace Portal.Components.Pages.Guests;

/// <summary>A guest's virtual CPUs: how busy, and how long each was ready but had no host CPU.</summary>
internal static class VcpuSection
{
    public static SectionView From(GuestSample now, FigureSet figures, string? wanted)
    {
        ImmutableArray<VcpuCounters> vcpus = HostFigures.Known(now.Cpu?.Vcpus ?? default);
        return new SectionView
        {
            Id = "vcpus",
            Title = "Per vCPU",
            Note = !vcpus.IsEmpty ? null : now.Kind == GuestKind.Docker ? "A container has no CPUs of its own." : "Its virtual CPUs can't be told apart.",
            Figures = vcpus.IsEmpty ? [] : [new SectionFigure("Busiest", Most(vcpus, figures, "use"), SecondSample), new SectionFigure("Longest wait", Most(vcpus, figures, "wait"), SecondSample)],
            Charts =
            [
                .. CoreCharts.Of("vcpu", (first, last) => $"Use of {vcpus[first].Index} to {vcpus[last].Index}", Series(vcpus, "use"), wanted),
                .. CoreCharts.Of("vcpuwait", (first, last) => $"Waiting for a host CPU, {vcpus[first].Index} to {vcpus[last].Index}", Series(vcpus, "wait"), wanted).Select(chart => chart.Heat ? chart : chart with { Max = null }),
            ],
            Choices = CoreCharts.Choices(vcpus.Length, wanted),
        };
    }

    private const string SecondSample = "It takes two samples; the next one comes in a second.";

    private static ImmutableArray<ChartSeries> Series(ImmutableArray<VcpuCounters> vcpus, string figure) =>
        [.. vcpus.Select(vcpu => new ChartSeries($"vcpu/{vcpu.Index}/{figure}", $"vCPU {vcpu.Index}"))];

    private static string Most(ImmutableArray<VcpuCounters> vcpus, FigureSet figures, string figure)
    {
        (int Index, double? Value) most = vcpus.Select(vcpu => (vcpu.Index, Value: figures[$"vcpu/{vcpu.Index}/{figure}"])).MaxBy(vcpu => vcpu.Value ?? -1);
        return most.Value is null ? Number.Absent : $"vCPU {most.Index} with {Percent.Text(most.Value)}";
    }
}
