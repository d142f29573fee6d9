namespace Portal.Configuration;

/// <summary>Where the host's things are when its root file system is mounted elsewhere, as in a container: every default lies below <c>Portal:HostRoot</c>.</summary>
/// <remarks>What is configured counts as it is written, so that a socket may also be mounted on its own. What the host's files name is re-rooted by those who read them.</remarks>
internal static class HostRootDefaults
{
    public static void Apply(IConfigurationSection section, PortalOptions options)
    {
        options.HostRoot = options.HostRoot.TrimEnd('/') is { Length: > 0 } root ? root : "/";
        options.Kernel.ProcRoot = Given(section, "Kernel:ProcRoot") ?? Below(options, "/proc");
        options.Kernel.SysRoot = Given(section, "Kernel:SysRoot") ?? Below(options, "/sys");
        options.Docker.Socket ??= UnixSocketOf(Environment.GetEnvironmentVariable("DOCKER_HOST")) ?? DockerSocket(options);
        options.Libvirt.Uri ??= LibvirtUri(options);
    }

    /// <summary>A path of the host, as this program reaches it.</summary>
    public static string Below(PortalOptions options, string path) => options.HostRoot == "/" ? path : options.HostRoot + path;

    // Compose files set a variable to nothing to leave it unset.
    private static string? Given(IConfigurationSection section, string key) => section[key] is { Length: > 0 } value ? value : null;

    // /var/run is a link to /run of whoever follows it: below another root it would lead back into the container.
    private static string DockerSocket(PortalOptions options) => options.HostRoot == "/" ? "/var/run/docker.sock" : Below(options, "/run/docker.sock");

    // libvirt's library looks for its sockets below / alone, unless one is named.
    private static string LibvirtUri(PortalOptions options)
    {
        if (options.HostRoot == "/")
        {
            return "qemu:///system";
        }

        string one = Below(options, "/run/libvirt/libvirt-sock-ro"), split = Below(options, "/run/libvirt/virtqemud-sock-ro");
        return "qemu:///system?socket=" + Uri.EscapeDataString(!File.Exists(one) && File.Exists(split) ? split : one).Replace("%2F", "/", StringComparison.Ordinal);
    }

    private static string? UnixSocketOf(string? dockerHost) =>
        dockerHost is not null && dockerHost.StartsWith("unix://", StringComparison.Ordinal) ? dockerHost["unix://".Length..] : null;
}
