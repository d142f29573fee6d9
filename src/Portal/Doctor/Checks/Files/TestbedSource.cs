using Portal.Testbed;

namespace Portal.Doctor.Checks.Files;

/// <summary>There is a testbed to read.</summary>
internal sealed class TestbedSource : ICheckSource
{
    private const string Expected = "a testbed's root or a folder of state files";

    public IEnumerable<IDoctorCheck> ChecksOf(DoctorSight sight) => [DoctorCheck.Of(CheckGroup.TestbedFiles, "Testbed", null, () => Look(sight.Testbed, sight.IsMain))];

    internal static Finding Look(TestbedContents testbed, bool isMain) => testbed switch
    {
        { Source: null } when !isMain => Finding.NotApplicable("deployments lie on the main host"),
        { Source: null } => Finding.Warning($"none in {TestbedOptions.DefaultRoot}", Expected, new Fix("Name where it is, or try the simulated one with portal simulate:", "Portal__Testbed__Root=/var/lib/testbedos")),
        { DeploymentsListed: false, Source: { } source } when isMain => Finding.Fail($"the deployments in {source} can't be listed", Expected, new Fix("As the portal's user, see why:", $"ls -la {source}")),
        { Source: { } source } => Finding.Pass(isMain ? $"{source}, {testbed.Deployments.Length} {(testbed.Deployments.Length == 1 ? "deployment" : "deployments")}" : source, Expected),
    };
}
