using Portal.Cluster;
using Portal.Collectors;
using Portal.Components.Charts;
using Portal.Components.Format;
using Portal.Live;

namespace Portal.Components.Pages.GuestList;

/// <summary>Sparklines of a guest: CPU of its allowance, memory up to its limit.</summary>
internal static class GuestSparks
{
    /// <summary>Null for what is never meant to run. One that does not run now keeps the line of its last minutes.</summary>
    public static SparkSource? Of(GuestEntry entry, string column) => column switch
    {
        _ when entry.Guest.IsTemplate => null,
        "cpu" => Cpu(entry.Guest, entry.Use.CpuAllowanceCores),
        "memory" => Memory(entry.Guest),
        _ => null,
    };

    private static SparkSource? Cpu(JoinedGuest guest, double? allowance)
    {
        string title = $"CPU of {guest.Name}";
        return SubjectKey.Of(guest) is not { } subject ? null
            : allowance is > 0 ? SparkSource.Share(title, subject, "cpu/total", allowance.Value)
            : new SparkSource(title, [subject], "cpu/total", null, Cores.Text);
    }

    // The same that the cell counts as used.
    private static SparkSource? Memory(JoinedGuest guest)
    {
        GuestMemory? memory = guest.Sample?.Memory;
        string series = memory is { WorkingSetBytes: null, RssBytes: not null } ? "mem/rss" : "mem/workingset";
        return SubjectKey.Of(guest) is { } subject ? new SparkSource($"Memory of {guest.Name}", [subject], series, memory?.LimitBytes, Bytes.Text) : null;
    }
}
