using Portal.Cluster;
using Portal.Testbed;

namespace Portal.Doctor.Checks.Files;

/// <summary>The reverse: every domain, container and emulator is in a state.json whose deployment is up.</summary>
internal sealed class StrayGuests : ICheckSource
{
    private const string Expected = "every running guest is in a deployment that is up";

    public IEnumerable<IDoctorCheck> ChecksOf(DoctorSight sight) => !sight.IsMain || sight.WhyAlone is not null || sight.Testbed.Source is null ? []
        : sight.Hosts.Where(host => host.Snapshot is not null)
            .Select(host => DoctorCheck.OfHost(CheckGroup.TestbedFiles, "Guests described", host.Name, () => Look([.. sight.Guests.Where(guest => guest.Host == host.Name && guest.Sample is not null)], Down(sight.Testbed))));

    internal static Finding Look(JoinedGuest[] running, HashSet<string> down)
    {
        JoinedGuest[] left = [.. running.Where(guest => guest.Project is { } project && down.Contains(project))];
        JoinedGuest[] strange = [.. running.Where(guest => guest.Project is null)];
        string found = $"{running.Length - left.Length - strange.Length} of {running.Length}"
            + (left.Length > 0 ? $"; left running: {Names.Of(left.Select(guest => guest.RuntimeName))}" : string.Empty)
            + (strange.Length > 0 ? $"; in no deployment: {Names.Of(strange.Select(guest => guest.RuntimeName))}" : string.Empty);
        return left.Length > 0
            ? Finding.Warning(found, Expected, new Fix("Their deployment is down. To remove the first of them:", Command(left[0])))
            : running.Length == 0 ? Finding.NotApplicable("nothing runs there")
            : Finding.Pass(found, Expected);
    }

    private static HashSet<string> Down(TestbedContents testbed) =>
        testbed.Deployments.Where(deployment => deployment.State == DeploymentState.Down).Select(deployment => deployment.Name).ToHashSet(StringComparer.Ordinal);

    private static string Command(JoinedGuest guest)
    {
        string name = Problems.Words.Shell(guest.RuntimeName) ?? "<name>";
        return guest.Kind switch
        {
            "docker" => $"docker rm -f {name}",
            "libvirt" => $"virsh destroy {name}",
            _ => $"pgrep -af -- {name}",
        };
    }
}
