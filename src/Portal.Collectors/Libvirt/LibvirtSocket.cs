namespace Portal.Collectors.Libvirt;

/// <summary>Where a connection URI leads, for sentences and to see whether libvirt was ever there.</summary>
internal static class LibvirtSocket
{
    private const string Default = "/run/libvirt/libvirt-sock-ro";

    // Distributions that run one daemon per driver have no libvirtd socket.
    private const string SplitDaemon = "/run/libvirt/virtqemud-sock-ro";

    /// <summary><c>qemu:///system</c> has the usual place, <c>qemu:///system?socket=/a/b</c> names its own. The file need not exist.</summary>
    public static string PathOf(string uri)
    {
        int query = uri.IndexOf('?', StringComparison.Ordinal);
        if (query >= 0)
        {
            foreach (string part in uri[(query + 1)..].Split('&', ';'))
            {
                if (part.StartsWith("socket=", StringComparison.Ordinal))
                {
                    return Uri.UnescapeDataString(part["socket=".Length..]);
                }
            }
        }

        return !File.Exists(Default) && File.Exists(SplitDaemon) ? SplitDaemon : Default;
    }
}
