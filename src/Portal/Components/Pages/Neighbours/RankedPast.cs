using Portal.Collectors;
using Portal.Live;

namespace Portal.Components.Pages.Neighbours;

/// <summary>Mean and peak of the last five minutes, as far back as there are points.</summary>
internal readonly record struct RankedPast(double? Mean, double? Peak)
{
    public static RankedPast Of(RankedBy by, GuestSample sample, Func<IReadOnlyList<string>, HistorySlice> past)
    {
        string[] series = Series(by, sample);
        if (series.Length == 0)
        {
            return default;
        }

        HistorySlice slice = past(series);
        var values = new List<double>(slice.UnixMilliseconds.Count);
        for (int i = 0; i < slice.UnixMilliseconds.Count; i++)
        {
            double sum = double.NaN;
            foreach (IReadOnlyList<float> of in slice.Values)
            {
                // Of memory there are two measures, of which the first is the better one; all else is added.
                if (!float.IsNaN(of[i]) && (by != RankedBy.Memory || double.IsNaN(sum)))
                {
                    sum = double.IsNaN(sum) ? of[i] : sum + of[i];
                }
            }

            if (!double.IsNaN(sum))
            {
                values.Add(by == RankedBy.Wait && sample.Pressure?.Cpu is null ? sum / series.Length : sum);
            }
        }

        return values.Count == 0 ? default : new RankedPast(values.Average(), values.Max());
    }

    private static string[] Series(RankedBy by, GuestSample sample) => by.Key switch
    {
        "mem" => ["mem/workingset", "mem/rss"],
        "io" => ["storage/read", "storage/write"],
        "net" => [.. HostFigures.Known(sample.Networks).Where(network => network.Interface is not "lo").SelectMany(network => new[] { $"net/{network.Interface}/in", $"net/{network.Interface}/out" })],
        "wait" when sample.Pressure?.Cpu is not null => ["psi/cpu/some"],
        "wait" => [.. HostFigures.Known(sample.Cpu?.Vcpus ?? default).Select(vcpu => $"vcpu/{vcpu.Index}/wait")],
        _ => ["cpu/total"],
    };
}
