namespace Portal.Doctor.Checks.Host;

/// <summary>How a kind of guest is reached, and what to do where it isn't.</summary>
/// <param name="Noun">Its guests.</param>
/// <param name="IsDaemon">A service must run even where there is no guest.</param>
internal sealed record RuntimeAccess(string Kind, string Title, string Noun, string Expected, bool IsDaemon, Fix Denied, Fix Broken)
{
    public static readonly RuntimeAccess[] All =
    [
        new(
            "docker", "Docker Engine", "containers", "its socket is there, can be read and answers", true,
            new Fix("Let the portal's user ask the engine; deploy/docker-group.conf says what that costs:", "deploy/install main --with docker-group"),
            new Fix("See whether it runs:", "systemctl status docker")),
        new(
            "libvirt", "libvirt", "domains", "its read-only socket answers", true,
            new Fix("See who may open its read-only socket:", "ls -l /var/run/libvirt/libvirt-sock-ro /var/run/libvirt/virtqemud-sock-ro"),
            new Fix("See whether it runs:", "systemctl status libvirtd virtqemud")),
        new(
            "android", "Android emulators", "emulators", "processes with -avd can be seen", false,
            new Fix("See who may look into processes of others:", "grep -E 'hidepid|/proc ' /proc/mounts"),
            new Fix("See which emulators run:", "pgrep -af -- '-avd'")),
    ];
}
