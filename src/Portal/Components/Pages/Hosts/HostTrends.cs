using System.Collections.Immutable;
using Portal.Collectors;
using Portal.Live;

namespace Portal.Components.Pages.Hosts;

/// <summary>What only the last minutes tell: means of pressure, and when a filesystem will be full. Immutable; read from the history now and then, not at every tick.</summary>
public sealed class HostTrends
{
    // From less than this a slope is noise, and a filesystem that takes longer is not filling up.
    private static readonly TimeSpan LeastSpan = TimeSpan.FromMinutes(10);
    private const double MostDays = 365;

    private static readonly TimeSpan[] Windows = [TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)];

    private readonly Dictionary<string, ImmutableArray<double?>> _means = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _growthPerDay = new(StringComparer.Ordinal);

    public static HostTrends None { get; } = new();

    /// <param name="past">Reads series over at most a span.</param>
    public static HostTrends From(HostSample machine, Func<IReadOnlyList<string>, TimeSpan, HistorySlice> past)
    {
        ArgumentNullException.ThrowIfNull(machine);
        ArgumentNullException.ThrowIfNull(past);
        var trends = new HostTrends();
        string[] pressure = ["psi/cpu/some", "psi/mem/some", "psi/io/some"];
        HistorySlice minutes = past(pressure, Windows[^1]);
        for (int i = 0; i < pressure.Length; i++)
        {
            trends._means[pressure[i]] = [.. Windows.Select(window => Mean(minutes.UnixMilliseconds, minutes.Values[i], window))];
        }

        string[] filesystems = [.. HostFigures.Known(machine.Filesystems).Where(filesystem => !filesystem.Failed).Select(filesystem => $"fs/{filesystem.Mountpoint}/used")];
        HistorySlice hour = past(filesystems, TimeSpan.FromHours(1));
        for (int i = 0; i < filesystems.Length; i++)
        {
            if (GrowthPerDay(hour.UnixMilliseconds, hour.Values[i]) is { } growth)
            {
                trends._growthPerDay[filesystems[i]] = growth;
            }
        }

        return trends;
    }

    /// <summary>Over 10 s, 1 min and 5 min; empty where nothing is known.</summary>
    public ImmutableArray<double?> Means(string series) => _means.GetValueOrDefault(series, []);

    /// <summary>Null for one that isn't filling up.</summary>
    public double? DaysToFull(HostFilesystem filesystem)
    {
        ArgumentNullException.ThrowIfNull(filesystem);
        return _growthPerDay.TryGetValue($"fs/{filesystem.Mountpoint}/used", out double growth) && filesystem.AvailableBytes / growth is { } days and < MostDays ? days : null;
    }

    private static double? Mean(IReadOnlyList<long> times, IReadOnlyList<float> values, TimeSpan window)
    {
        double[] known = [.. values.Where((value, i) => !float.IsNaN(value) && times[^1] - times[i] < window.TotalMilliseconds).Select(value => (double)value)];
        return known.Length == 0 ? null : known.Average();
    }

    private static double? GrowthPerDay(IReadOnlyList<long> times, IReadOnlyList<float> values)
    {
        int[] known = [.. Enumerable.Range(0, values.Count).Where(i => !float.IsNaN(values[i]))];
        if (known.Length < 2 || times[known[^1]] - times[known[0]] < LeastSpan.TotalMilliseconds)
        {
            return null;
        }

        double days = (times[known[^1]] - times[known[0]]) / TimeSpan.FromDays(1).TotalMilliseconds;
        double growth = (values[known[^1]] - values[known[0]]) / days;
        return growth > 0 ? growth : null;
    }
}
