using Portal.Cluster;
using Portal.Collectors;
using Portal.Testbed;

namespace Portal.Doctor.Checks.Files;

/// <summary>For every name in a state.json there is a domain, container or emulator.</summary>
internal sealed class ExpectedGuests : ICheckSource
{
    private const string Expected = "a runtime's guest for every name in its state.json";

    public IEnumerable<IDoctorCheck> ChecksOf(DoctorSight sight) => !sight.IsMain || sight.WhyAlone is not null ? []
        : sight.Testbed.Deployments.Where(deployment => deployment.HasState)
            .Select(deployment => DoctorCheck.Of(CheckGroup.TestbedFiles, "Guests found", deployment.Name, () => Look(deployment, [.. sight.Guests.Where(guest => guest.Project == deployment.Name)])));

    internal static Finding Look(Deployment deployment, JoinedGuest[] guests)
    {
        JoinedGuest[] meant = [.. guests.Where(guest => !guest.IsTemplate)];
        if (deployment.State == DeploymentState.Down || meant.Length == 0)
        {
            return Finding.NotApplicable(meant.Length == 0 ? "it describes no guests" : "it is down");
        }

        JoinedGuest[] missing = [.. meant.Where(guest => guest.State == GuestState.Missing)];
        int unknown = meant.Count(guest => guest.State == GuestState.Unknown);
        string found = $"{meant.Length - missing.Length - unknown} of {meant.Length}{(missing.Length > 0 ? $"; missing: {Names.Of(missing.Select(guest => guest.Name))}" : string.Empty)}{(unknown > 0 ? $"; {unknown} unknown, their hosts or collectors do not answer" : string.Empty)}";
        return missing.Length > 0 ? Finding.Fail(found, Expected, new Fix($"Look for it{(missing[0].Host is { } host ? $"; on {host}" : string.Empty)}:", Command(missing[0])))
            : unknown > 0 ? Finding.Warning(found, Expected, new Fix("Mend what is under Hosts first, then run the checks again:", "portal doctor"))
            : Finding.Pass(found, Expected);
    }

    private static string Command(JoinedGuest guest)
    {
        string name = Problems.Words.Shell(guest.RuntimeName) ?? "<name>";
        return guest.Kind switch
        {
            "docker" => $"docker ps -a --filter name={name}",
            "libvirt" => $"virsh domstate --reason {name}",
            _ => $"pgrep -af -- {name}",
        };
    }
}
