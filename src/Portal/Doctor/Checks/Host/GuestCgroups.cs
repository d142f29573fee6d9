using Portal.Collectors;

namespace Portal.Doctor.Checks.Host;

/// <summary>Every running container and virtual machine was found in a control group of its own, and which driver made those.</summary>
internal sealed class GuestCgroups : ICheckSource
{
    private const string Expected = "a control group for every container and virtual machine";

    public IEnumerable<IDoctorCheck> ChecksOf(DoctorSight sight) => sight.Hosts
        .Where(host => host is { IsSimulated: false, Snapshot: not null })
        .Select(host => DoctorCheck.OfHost(Measured.GroupOf(host), "Guests' control groups", host.Name, () => Look([.. host.Snapshot!.Guests])));

    internal static Finding Look(GuestSample[] guests)
    {
        // An emulator is a plain process.
        GuestSample[] running = [.. guests.Where(guest => guest.State == GuestState.Running && guest.Kind != GuestKind.Android)];
        if (running.Length == 0)
        {
            return Finding.NotApplicable("no container or virtual machine runs");
        }

        GuestSample[] without = [.. running.Where(guest => guest.CgroupPath is null)];
        return without.Length == 0
            ? Finding.Pass($"{running.Length} of {running.Length}, made by {DriverOf(running[0].CgroupPath!)}", Expected)
            : Finding.Warning($"{running.Length - without.Length} of {running.Length}; without one: {Names.Of(without.Select(guest => guest.RuntimeName))}", Expected, new Fix("See which groups there are:", "systemd-cgls --no-pager"));
    }

    // systemd's units end in .scope or .slice; the engine's own driver makes plain folders.
    private static string DriverOf(string path) => path.Contains(".scope", StringComparison.Ordinal) || path.Contains(".slice", StringComparison.Ordinal) ? "systemd" : "cgroupfs";
}
