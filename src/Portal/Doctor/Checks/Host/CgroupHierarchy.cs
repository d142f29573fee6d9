namespace Portal.Doctor.Checks.Host;

/// <summary>Which control group hierarchy each host has: only v2 says how long a guest waits.</summary>
internal sealed class CgroupHierarchy : ICheckSource
{
    private const string Expected = "v2";

    private static readonly Fix Unified = new("Boot with this parameter of the kernel:", "systemd.unified_cgroup_hierarchy=1");

    public IEnumerable<IDoctorCheck> ChecksOf(DoctorSight sight) => Measured.Of(sight)
        .Select(host => DoctorCheck.OfHost(Measured.GroupOf(host), "Control groups", host.Name, () => Look(host.Machine.Identity.Cgroups)));

    internal static Finding Look(string? version) => version switch
    {
        "v2" => Finding.Pass("v2", Expected),
        "hybrid" => Finding.Warning("hybrid (v1 controllers): pressure per guest is not available", Expected, Unified),
        "v1" => Finding.Warning("v1: pressure per guest is not available", Expected, Unified),
        _ => Finding.Fail("no control group hierarchy is mounted: guests have no figures", Expected, new Fix("See what is mounted:", "findmnt -t cgroup,cgroup2")),
    };
}
