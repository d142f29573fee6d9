namespace Portal.Live;

/// <summary>What the history may cost. An hour of points every five seconds is 2.9 KB a series; a guest with its usual 25 series costs 78 KB and, at the bound of 96, never more than 283 KB.</summary>
internal static class HistoryBudget
{
    public const long Bytes = 64L * 1024 * 1024;

    public const int MaxSeriesOfGuest = 96;

    /// <summary>A host with hundreds of cores, disks and taps.</summary>
    public const int MaxSeriesOfHost = 1024;

    /// <summary>One hour, five seconds apart.</summary>
    public const int MostPoints = 720;

    /// <summary>A quarter of an hour is kept whatever it costs: 720 bytes a series.</summary>
    public const int FewestPoints = 180;

    /// <summary>Five minutes at one second, for what somebody looks at.</summary>
    public const int FinePoints = 300;

    /// <summary>Hosts and guests with one-second points at a time; beyond, a page shows the five-second ones.</summary>
    public const int MaxFineSubjects = 64;

    /// <summary>After it was last looked at.</summary>
    public static readonly TimeSpan KeepFine = TimeSpan.FromMinutes(5);

    /// <summary>After it was last seen.</summary>
    public static readonly TimeSpan KeepGone = TimeSpan.FromMinutes(15);

    /// <summary>A page that is opened begins with this much.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    /// <summary>Points per series so that all of them together stay in <see cref="Bytes"/>; steps of half, so that a guest more or less does not copy everything.</summary>
    public static int PointsFor(long series, long subjects)
    {
        int points = MostPoints;
        while (points > FewestPoints && points * ((series * sizeof(float)) + (subjects * sizeof(long))) > Bytes)
        {
            points /= 2;
        }

        return points;
    }
}
