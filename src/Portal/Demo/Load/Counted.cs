namespace Portal.Demo.Load;

/// <summary>From what a curve adds up to to what a kernel counts.</summary>
internal static class Counted
{
    public static long Nanoseconds(double seconds) => (long)(seconds * 1e9);

    public static long Whole(double amount) => (long)amount;

    /// <summary>Bytes as a disk counts them.</summary>
    public static long Sectors(double bytes) => (long)(bytes / 512) * 512;
}
