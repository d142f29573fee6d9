using Portal.Components.Format;
using Portal.Components.Preferences;
using Portal.Components.Shared;

namespace Portal.Components.Pages.GuestList;

/// <summary>Live texts of a group of clones: what they do in words, and of each figure the median and the range.</summary>
internal static class CloneTexts
{
    public static CellText Of(GuestUnit unit, string column, ViewSettings settings) => column switch
    {
        "clones" => new CellText(Clones(unit)),
        "cpu" => Cpu(unit, settings.Cpu),
        "memory" => Memory(unit),
        "disk" => Amounts(CloneFigures.Range(unit, use => Sum(use.ReadBytesPerSecond, use.WrittenBytesPerSecond)), Bytes.PerSecond),
        "network" => Amounts(CloneFigures.Range(unit, use => Sum(use.ReceivedBytesPerSecond, use.TransmittedBytesPerSecond)), rate => Traffic.Text(rate, settings.Network)),
        "pressure" => Amounts(CloneFigures.Range(unit, use => use.PressureRatio), Percent.Text),
        "uptime" => Amounts(CloneFigures.Range(unit, use => use.UptimeSeconds), seconds => Span.Text(seconds is { } known ? TimeSpan.FromSeconds(known) : null)),
        "restarts" => new CellText(Count.Text(unit.Guests.Sum(clone => clone.Use.Restarts) is { } sum && unit.Guests.Any(clone => clone.Use.Restarts is not null) ? sum : null)),
        "age" => GuestTexts.Age(unit.Guests.Max(clone => clone.DataAgeSeconds)),
        _ => new CellText(Number.Absent),
    };

    // "11 running, 1 missing": the commonest first.
    private static string Clones(GuestUnit unit)
    {
        var states = unit.Guests.GroupBy(clone => clone.Status.Word, StringComparer.Ordinal).OrderByDescending(state => state.Count()).ThenBy(state => state.Key, StringComparer.Ordinal);
        int outliers = CloneFigures.Cpu.Outliers(unit) + CloneFigures.Memory.Outliers(unit);
        string words = string.Join(", ", states.Select(state => $"{state.Count()} {state.Key.ToLowerInvariant()}"));
        return $"×{unit.Guests.Length} · {words}{(outliers == 0 ? string.Empty : $" · {Count.Of(outliers, "outlier", "outliers")}")}";
    }

    private static CellText Cpu(GuestUnit unit, CpuUnit written)
    {
        CellText shares = Shares(CloneFigures.Cpu.Range(unit));
        return written is CpuUnit.Percent ? shares : Amounts(CloneFigures.Range(unit, use => use.CpuCores), Cores.Text) with { Level = shares.Level, From = shares.From };
    }

    private static CellText Memory(GuestUnit unit)
    {
        CellText bar = Shares(CloneFigures.Memory.Range(unit));
        return Amounts(CloneFigures.Range(unit, use => use.MemoryUsedBytes), Bytes.Text) with { Level = bar.Level, From = bar.From };
    }

    private static CellText Shares((double Least, double Median, double Largest)? range) => range is { } known
        ? Amounts(range, Percent.Text) with { Level = Percent.Level(known.Largest), From = Percent.Level(known.Least) ?? 0 }
        : new CellText(Number.Absent);

    private static CellText Amounts((double Least, double Median, double Largest)? range, Func<double?, string> text) => new(range is { } known
        ? text(known.Least) == text(known.Largest) ? text(known.Median) : $"med {text(known.Median)}\n{Range(text(known.Least), text(known.Largest))}"
        : Number.Absent);

    // A unit that both have is written once: a cell has little room.
    private static string Range(string least, string largest)
    {
        int unit = largest.LastIndexOf(Number.Space);
        return unit > 0 && least.EndsWith(largest[unit..], StringComparison.Ordinal) && least.IndexOf(Number.Space, StringComparison.Ordinal) == least.Length - largest.Length + unit
            ? $"{least[..^(largest.Length - unit)]} – {largest}"
            : $"{least} – {largest}";
    }

    private static double? Sum(double? one, double? two) => one is null && two is null ? null : (one ?? 0) + (two ?? 0);
}
