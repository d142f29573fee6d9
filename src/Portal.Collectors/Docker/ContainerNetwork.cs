using Portal.Collectors.Kernel;

namespace Portal.Collectors.Docker;

/// <summary>Whether a container has a network of its own. One with the host's has the host's figures, which are not its.</summary>
internal static class ContainerNetwork
{
    private const int HostInit = 1;

    /// <summary>By the engine's word for it, else by the namespaces' numbers, else (they take CAP_SYS_PTRACE to see) by what is in them.</summary>
    public static bool IsOwn(KernelFiles files, int pid, string? networkMode)
    {
        // A network shared between containers belongs to the one that made it.
        if (networkMode == "host" || networkMode?.StartsWith("container:", StringComparison.Ordinal) == true)
        {
            return false;
        }

        return Namespace(files, pid) is { } own && Namespace(files, HostInit) is { } hosts ? own != hosts : !LooksLikeHosts(files, pid);
    }

    // net:[4026532181]
    private static string? Namespace(KernelFiles files, int pid)
    {
        try
        {
            return new FileInfo(files.Proc(pid, "ns/net")).LinkTarget;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // The same interfaces, and every counter between two readings of the host's: that is the host's own namespace.
    private static bool LooksLikeHosts(KernelFiles files, int pid)
    {
        var names = new NamePool();
        List<InterfaceCounters> before = [], seen = [], after = [];
        return Read(files, HostInit, names, before) && Read(files, pid, names, seen) && Read(files, HostInit, names, after) &&
            seen.Count == before.Count && seen.Count == after.Count &&
            Enumerable.Range(0, seen.Count).All(i => seen[i].Name == before[i].Name && seen[i].Name == after[i].Name &&
                seen[i].ReceivedBytes >= before[i].ReceivedBytes && seen[i].ReceivedBytes <= after[i].ReceivedBytes &&
                seen[i].TransmittedBytes >= before[i].TransmittedBytes && seen[i].TransmittedBytes <= after[i].TransmittedBytes);
    }

    private static bool Read(KernelFiles files, int pid, NamePool names, List<InterfaceCounters> interfaces) =>
        KernelFiles.Read(files.Proc(pid, "net/dev"), out ReadOnlySpan<byte> text) == KernelReadOutcome.Read && ProcNetDev.Parse(text, names, interfaces);
}
