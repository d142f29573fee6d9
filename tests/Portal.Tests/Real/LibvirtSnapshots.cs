using Portal.Collectors;
using Portal.Collectors.Kernel;
using Portal.Collectors.Libvirt;
using Portal.Tests.Support;

namespace Portal.Tests.Real;

/// <summary>Takes snapshots of a <see cref="LibvirtDaemon"/>'s guests as the program does, one after the other.</summary>
internal sealed class LibvirtSnapshots : IDisposable
{
    private readonly LibvirtGuestCollector _collector;

    public LibvirtSnapshots(LibvirtDaemon libvirt) => _collector = new LibvirtGuestCollector(new KernelFiles(libvirt.Roots), libvirt.Uri, TimeProvider.System);

    public async Task<GuestCollection> TakeAsync() => await _collector.CollectAsync(TestContext.Current.CancellationToken);

    /// <summary>Takes snapshots until one shows what is waited for.</summary>
    public async Task<GuestCollection> UntilAsync(string what, TimeSpan deadline, Func<GuestCollection, bool> shows)
    {
        GuestCollection last = new();
        await Until.HoldsAsync(what, deadline, async () =>
        {
            last = await TakeAsync();
            return shows(last) ? null : Describe(last);
        });
        return last;
    }

    public void Dispose() => _collector.Dispose();

    private static string Describe(GuestCollection collection) =>
        string.Join("; ", [.. collection.Outcomes.Select(outcome => outcome.ToString()), .. collection.Guests.Select(guest => $"{guest} {guest.Memory}")]);
}

internal static class LibvirtSnapshotReading
{
    public static GuestSample Of(this GuestCollection collection, LibvirtGuest guest) => collection.Guests.Single(sample => sample.RuntimeName == guest.Name);

    public static CollectorOutcome? Tier(this GuestCollection collection, int tier) => collection.Outcomes.SingleOrDefault(outcome => outcome.Tier == tier);

    /// <summary>Whether its disks were measured.</summary>
    public static bool HasDisks(this GuestCollection collection, LibvirtGuest guest) =>
        collection.Guests.SingleOrDefault(sample => sample.RuntimeName == guest.Name)?.Disks is { IsDefaultOrEmpty: false };
}
