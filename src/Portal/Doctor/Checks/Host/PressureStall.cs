using Portal.Collectors;

namespace Portal.Doctor.Checks.Host;

/// <summary>The kernel says how long tasks waited (PSI).</summary>
internal sealed class PressureStall : ICheckSource
{
    public IEnumerable<IDoctorCheck> ChecksOf(DoctorSight sight) => Measured.Of(sight)
        .Select(host => DoctorCheck.OfHost(Measured.GroupOf(host), "Pressure (PSI)", host.Name, () => Look(host.Machine.Pressure)));

    internal static Finding Look(PressureCounters? pressure) => Finding.Of(
        pressure is not null, pressure is null ? "off" : "on", "on", new Fix("Boot with this parameter of the kernel:", "psi=1"), Verdict.Warning);
}
