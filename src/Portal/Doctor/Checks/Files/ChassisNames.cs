using Portal.Testbed;

namespace Portal.Doctor.Checks.Files;

/// <summary>The name under which a host announces itself is its key in the cluster's configuration.</summary>
internal sealed class ChassisNames : ICheckSource
{
    public IEnumerable<IDoctorCheck> ChecksOf(DoctorSight sight) => sight.Testbed.Hosts
        .Where(host => host is { InCluster: true, ChassisName: not null })
        .Select(host => DoctorCheck.OfHost(CheckGroup.TestbedFiles, "Chassis name", host.Name, () => Look(host)));

    internal static Finding Look(TestbedHost host) => Finding.Of(
        host.ChassisName == host.RealName,
        TestbedName.ForProblems(host.ChassisName!),
        $"{host.Name}, its key in the cluster's configuration",
        new Fix($"Make both the same: in host.json of {host.Name}, or in the cluster's configuration:", $"\"chassis_name\": \"{host.Name}\""),
        Verdict.Warning);
}
