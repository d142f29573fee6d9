using System.Runtime.InteropServices;
using Portal.Collectors.Kernel;

namespace Portal.Collectors.Host;

/// <summary>What the host is. Read at the first snapshot and every minute: names change seldom, but they do.</summary>
internal sealed class IdentityReader(KernelFiles files, TimeProvider clock)
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    private HostIdentity? _identity;
    private long _readAt;

    /// <summary>A part that can't be read is null; that is no fault.</summary>
    public HostIdentity Read()
    {
        if (_identity is null || clock.GetElapsedTime(_readAt) >= Period)
        {
            _readAt = clock.GetTimestamp();
            _identity = new HostIdentity
            {
                Nodename = SingleValue.ReadText(files.Proc("sys/kernel/hostname")),
                Kernel = SingleValue.ReadText(files.Proc("sys/kernel/osrelease")),
                Os = ReadOs("/etc/os-release") ?? ReadOs("/usr/lib/os-release"),
                Machine = SingleValue.ReadText(files.Proc("sys/kernel/arch")) ?? MachineOf(RuntimeInformation.OSArchitecture),
                CpuModel = _identity?.CpuModel ?? ReadCpuModel(),
                Cgroups = ReadCgroups(),
            };
        }

        return _identity;
    }

    // sys/kernel/arch exists since 6.1; before that, what uname prints for the architectures .NET runs on.
    private static string? MachineOf(Architecture architecture) => architecture switch
    {
        Architecture.X64 => "x86_64",
        Architecture.Arm64 => "aarch64",
        Architecture.Ppc64le => "ppc64le",
        Architecture.S390x => "s390x",
        Architecture.RiscV64 => "riscv64",
        _ => null,
    };

    private string? ReadOs(string path) =>
        KernelFiles.Read(files.Host(path), out ReadOnlySpan<byte> content) == KernelReadOutcome.Read ? EtcOsRelease.PrettyName(content) : null;

    private string? ReadCpuModel() =>
        KernelFiles.Read(files.Proc("cpuinfo"), out ReadOnlySpan<byte> content, ProcCpuinfo.LimitBytes) == KernelReadOutcome.Read ? ProcCpuinfo.ModelName(content) : null;

    // From the mounts this program itself sees, since it is those that the values are read from.
    private string? ReadCgroups()
    {
        if (KernelFiles.Read(files.Proc("self/mountinfo"), out ReadOnlySpan<byte> content, ProcPidMountinfo.LimitBytes) != KernelReadOutcome.Read)
        {
            return null;
        }

        bool v1 = false, v2 = false;
        while (AsciiFields.TryLine(ref content, out ReadOnlySpan<byte> line))
        {
            if (ProcPidMountinfo.TryParse(line, out ProcPidMountinfo mount))
            {
                v1 |= mount.Type.SequenceEqual("cgroup"u8);
                v2 |= mount.Type.SequenceEqual("cgroup2"u8);
            }
        }

        return (v1, v2) switch
        {
            (true, true) => "hybrid",
            (true, false) => "v1",
            (false, true) => "v2",
            _ => null,
        };
    }
}
