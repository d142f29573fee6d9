using Portal.Collectors.Kernel;
using Portal.Collectors.Libvirt.Interop;

namespace Portal.Collectors.Libvirt;

/// <summary>Finds the QEMU process of a domain: where libvirt wrote its pid down, else among all processes.</summary>
internal sealed class QemuFinder(KernelFiles files)
{
    private const int PidFileLimitBytes = 64;

    /// <summary>Null when there is no such file, or what it names is no QEMU of that domain (any more).</summary>
    public ProcessReader? FromPidFile(DomainIdentity domain)
    {
        // libvirt allows no slash in a name, and a name with one must not become a path.
        if (domain.Name.Contains('/', StringComparison.Ordinal) ||
            KernelFiles.Read(files.Host($"/run/libvirt/qemu/{domain.Name}.pid"), out ReadOnlySpan<byte> text, PidFileLimitBytes) != KernelReadOutcome.Read ||
            !AsciiFields.TryNumber(text.TrimEnd((byte)'\n'), out long pid) || pid is <= 0 or > int.MaxValue)
        {
            return null;
        }

        return TryOpen((int)pid, domain);
    }

    /// <summary>Looks through every process for those of <paramref name="wanted"/>: 8 µs a process, for daemons that keep their pid files elsewhere.</summary>
    public Dictionary<Guid, ProcessReader> FromProcessList(IEnumerable<DomainIdentity> wanted)
    {
        Dictionary<Guid, DomainIdentity> missing = wanted.ToDictionary(domain => domain.Uuid);
        Dictionary<Guid, ProcessReader> found = [];
        foreach (int pid in missing.Count == 0 ? [] : ProcessList.Pids(files))
        {
            if (ProcessList.TryReadCommandLine(files, pid, out ReadOnlySpan<byte> commandLine) &&
                QemuCommandLine.TryGetUuid(commandLine, out Guid uuid) &&
                missing.TryGetValue(uuid, out DomainIdentity? domain) &&
                TryOpen(pid, domain) is { } process)
            {
                found.Add(uuid, process);
                missing.Remove(uuid);
            }
        }

        return found;
    }

    // The kept handle of stat vouches: opened before anything is believed, asked again after it.
    private ProcessReader? TryOpen(int pid, DomainIdentity domain)
    {
        ProcessReader? process = ProcessReader.TryOpen(files, pid);
        if (process is not null &&
            ProcessList.TryReadCommandLine(files, pid, out ReadOnlySpan<byte> commandLine) &&
            QemuCommandLine.Runs(commandLine, domain) &&
            IsQemu(ProcessList.ExecutableName(files, pid)) &&
            process.Read(out ProcessValues values) == KernelReadOutcome.Read && values.State != 'Z')
        {
            return process;
        }

        process?.Dispose();
        return null;
    }

    // Debian's qemu-system-x86_64, Red Hat's qemu-kvm. A program's name can't be read of another user's process: then its arguments must do.
    private static bool IsQemu(string? executable) =>
        executable is null || executable.StartsWith("qemu-system-", StringComparison.Ordinal) || executable == "qemu-kvm";
}
