using Portal.Collectors;

namespace Portal.Doctor.Checks.Host;

/// <summary>A portal answers on this host: the command may be run without one.</summary>
internal sealed class RunningProgram : ICheckSource
{
    private const string Expected = "the portal runs and answers";

    public IEnumerable<IDoctorCheck> ChecksOf(DoctorSight sight) => [DoctorCheck.Of(CheckGroup.ThisHost, "Portal", null, () => Look(sight))];

    internal static Finding Look(DoctorSight sight)
    {
        HostSnapshot? own = sight.OwnSnapshot;
        string program = $"version {own?.Portal?.Version ?? own?.Version ?? "unknown"} as {(sight.IsMain ? "main host" : "client")}";
        return sight.WhyAlone is { } why
            ? Finding.Fail($"{why}; the checks below were made by this command, as the user who ran it", Expected, new Fix("Start it; elsewhere than at its usual address, name it with --urls:", "systemctl start testbed-portal"))
            : Finding.Pass(program, Expected);
    }
}
