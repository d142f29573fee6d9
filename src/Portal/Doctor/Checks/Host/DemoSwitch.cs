namespace Portal.Doctor.Checks.Host;

/// <summary>What is shown is real.</summary>
internal sealed class DemoSwitch : ICheckSource
{
    private const string Expected = "the demo is off";

    public IEnumerable<IDoctorCheck> ChecksOf(DoctorSight sight) => [DoctorCheck.Of(CheckGroup.ThisHost, "Demo", null, () => Look(sight.Options.IsDemo))];

    internal static Finding Look(bool isDemo) => Finding.Of(
        !isDemo, isDemo ? "on: a simulated testbed stands beside this host" : "off", Expected, new Fix("To watch a testbed, name where it is:", "Portal__Testbed__Root=/var/lib/testbedos"), Verdict.Warning);
}
