using Portal.Configuration;
using Portal.Testbed;

namespace Portal.Doctor.Checks.Host;

/// <summary>The testbed's <c>mode.json</c> says what this portal was started as.</summary>
internal sealed class ConfiguredMode : ICheckSource
{
    public IEnumerable<IDoctorCheck> ChecksOf(DoctorSight sight) =>
        [DoctorCheck.Of(CheckGroup.ThisHost, "Mode", "mode.json", () => sight is { Options: { IsDemo: false, Testbed.Root: { } root } } ? Look(sight.Mode, ModeFile.Read(root)) : Finding.NotApplicable("no testbed's root is read"))];

    internal static Finding Look(PortalMode mode, TestbedMode said)
    {
        string started = mode == PortalMode.Main ? "main" : "client";
        return said switch
        {
            TestbedMode.Unsaid => Finding.Pass($"no mode.json; started as {started}", "mode.json agrees with how the portal was started"),
            TestbedMode.Refused refused => Finding.Fail(refused.Why.TrimEnd('.'), "a mode.json that can be read", new Fix("Repair the file, or let this setting decide:", $"Portal__Mode={Title(mode)}")),
            _ => (said is TestbedMode.Client) == (mode == PortalMode.Client)
                ? Finding.Pass($"both say {started}", "mode.json agrees with how the portal was started")
                : Finding.Fail(
                    $"mode.json says {(said is TestbedMode.Client ? "client" : "main")}, the portal was started as {started}",
                    "mode.json agrees with how the portal was started",
                    new Fix("If the file is right, start it with this setting, or without a mode:", $"Portal__Mode={(said is TestbedMode.Client ? "Client" : "Main")}")),
        };
    }

    private static string Title(PortalMode mode) => mode == PortalMode.Main ? "Main" : "Client";
}
