namespace Portal.Live;

/// <summary>What the history may cost. A guest with its usual 25 series costs 79 KB for an hour of points every five seconds; where ten thousand of them must fit, 3.2 KB for a quarter of an hour every 45 seconds.</summary>
internal static class HistoryBudget
{
    public const long Bytes = 64L * 1024 * 1024;

    /// <summary>For a quarter of an hour: where the guests are so many that no more fits, their snapshots need the memory (20 MB each for ten thousand).</summary>
    public const long CrowdBytes = Bytes / 2;

    /// <summary>At the bound a guest never costs more than 284 KB, and under pressure not more than 7 KB.</summary>
    public const int MaxSeriesOfGuest = 96;

    /// <summary>A host with hundreds of cores, disks and taps.</summary>
    public const int MaxSeriesOfHost = 1024;

    /// <summary>Five minutes at one second, for what somebody looks at.</summary>
    public const int FinePoints = 300;

    /// <summary>Hosts and guests with one-second points at a time; beyond, a page shows the coarser ones.</summary>
    public const int MaxFineSubjects = 64;

    /// <summary>Objects, the names of series that no other guest has, and half-filled growth, for each host or guest (measured: 1,000 where each has an interface of its own name, half of that for containers).</summary>
    public const int BytesPerSubject = 1024;

    /// <summary>A point of all series has one time.</summary>
    public const int BytesPerTime = sizeof(long);

    public const int BytesPerValue = sizeof(float);

    /// <summary>From an hour every five seconds down to a quarter of an hour every minute, which is kept whatever it costs.</summary>
    public static readonly HistoryShape[] Shapes = [new(5, 720), new(5, 360), new(10, 90), new(15, 60), new(20, 45), new(30, 30), new(45, 20), new(60, 15)];

    /// <summary>No shape is shorter.</summary>
    public static readonly TimeSpan ShortestSpan = TimeSpan.FromMinutes(15);

    /// <summary>After it was last looked at.</summary>
    public static readonly TimeSpan KeepFine = TimeSpan.FromMinutes(5);

    /// <summary>After it was last seen.</summary>
    public static readonly TimeSpan KeepGone = TimeSpan.FromMinutes(15);

    /// <summary>A page that is opened begins with this much.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    /// <summary>Three missed periods without a sample are a gap, whatever the step.</summary>
    public static readonly TimeSpan Gap = TimeSpan.FromSeconds(15.5);

    /// <summary>The richest shape that fits. Back to a richer one only with a quarter to spare, so that a guest more or less does not copy everything.</summary>
    public static HistoryShape ShapeFor(long series, long subjects, long fineBytes, HistoryShape now)
    {
        bool isRicher = true;
        foreach (HistoryShape shape in Shapes)
        {
            isRicher &= shape != now;
            if (Cost(shape, series, subjects) + fineBytes <= (isRicher ? BytesFor(shape) / 4 * 3 : BytesFor(shape)))
            {
                return shape;
            }
        }

        return Shapes[^1];
    }

    public static long Cost(HistoryShape shape, long series, long subjects) =>
        (subjects * BytesPerSubject) + (shape.Points * ((series * BytesPerValue) + (subjects * BytesPerTime)));

    private static long BytesFor(HistoryShape shape) => shape.Span > ShortestSpan ? Bytes : CrowdBytes;
}
