namespace Portal.Configuration;

/// <summary>Section <c>Portal:Problems</c>: from where on something is a problem.</summary>
public sealed class ProblemsSection
{
    /// <summary>A silent host is a warning after so many seconds. Default 10; offline is an error in any case.</summary>
    public int SilentSeconds { get; set; } = 10;

    /// <summary>A guest's working set, in percent of its limit, for <see cref="MemorySeconds"/>. Default 95.</summary>
    public int MemoryPercent { get; set; } = 95;

    public int MemorySeconds { get; set; } = 60;

    /// <summary>Throttled quota periods of a guest in percent, for <see cref="ThrottledSeconds"/>. Default 25.</summary>
    public int ThrottledPercent { get; set; } = 25;

    public int ThrottledSeconds { get; set; } = 300;

    /// <summary>Time in which some task of a host waited, in percent, for <see cref="PressureSeconds"/>. Default 40.</summary>
    public int PressurePercent { get; set; } = 40;

    public int PressureSeconds { get; set; } = 60;

    /// <summary>Used space as <c>df</c> reckons it. Default 85.</summary>
    public int FilesystemWarningPercent { get; set; } = 85;

    /// <summary>Default 95.</summary>
    public int FilesystemErrorPercent { get; set; } = 95;

    /// <summary>Memory that a host's running guests may use at most, in percent of what it has. Default 100.</summary>
    public int OvercommitWarningPercent { get; set; } = 100;

    /// <summary>Default 150.</summary>
    public int OvercommitErrorPercent { get; set; } = 150;

    /// <summary>Failures of a collector in a row. Default 3.</summary>
    public int CollectorFailures { get; set; } = 3;

    /// <summary>Starts of a guest within <see cref="RestartMinutes"/>. Default 3.</summary>
    public int Restarts { get; set; } = 3;

    public int RestartMinutes { get; set; } = 10;

    /// <summary>Age of a guest's slow figures in seconds. Default 60.</summary>
    public int SlowSeconds { get; set; } = 60;

    /// <summary>Difference between a host's clock and this one's. Default 1000.</summary>
    public int ClockMilliseconds { get; set; } = 1000;

    internal IEnumerable<string> Faults()
    {
        foreach ((string name, int value, int most) in new[]
        {
            (nameof(SilentSeconds), SilentSeconds, 30),
            (nameof(MemoryPercent), MemoryPercent, 100),
            (nameof(MemorySeconds), MemorySeconds, 86_400),
            (nameof(ThrottledPercent), ThrottledPercent, 100),
            (nameof(ThrottledSeconds), ThrottledSeconds, 86_400),
            (nameof(PressurePercent), PressurePercent, 100),
            (nameof(PressureSeconds), PressureSeconds, 86_400),
            (nameof(FilesystemWarningPercent), FilesystemWarningPercent, 100),
            (nameof(FilesystemErrorPercent), FilesystemErrorPercent, 100),
            (nameof(OvercommitWarningPercent), OvercommitWarningPercent, 10_000),
            (nameof(OvercommitErrorPercent), OvercommitErrorPercent, 10_000),
            (nameof(CollectorFailures), CollectorFailures, 1_000),
            (nameof(Restarts), Restarts, 1_000),
            (nameof(RestartMinutes), RestartMinutes, 1_440),
            (nameof(SlowSeconds), SlowSeconds, 86_400),
            (nameof(ClockMilliseconds), ClockMilliseconds, 86_400_000),
        })
        {
            if (value < 1 || value > most)
            {
                yield return $"Portal:Problems:{name} is {value}; expected 1 to {most}.";
            }
        }

        foreach ((string name, int warning, int error) in new[]
        {
            ("Filesystem", FilesystemWarningPercent, FilesystemErrorPercent),
            ("Overcommit", OvercommitWarningPercent, OvercommitErrorPercent),
        })
        {
            if (warning > error)
            {
                yield return $"Portal:Problems:{name}WarningPercent is {warning}; expected at most {name}ErrorPercent, which is {error}.";
            }
        }
    }
}
