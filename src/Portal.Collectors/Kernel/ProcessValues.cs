using System.Collections.Immutable;

namespace Portal.Collectors.Kernel;

/// <summary>What one process has used, at one moment. Null is not known: the file is not readable, or the process is a zombie, of which only <c>stat</c> is left.</summary>
internal readonly record struct ProcessValues
{
    /// <summary>Field 3 of <c>stat</c>: R, S, D, T (stopped), t, Z (zombie), X, I.</summary>
    public char State { get; init; }

    public long UserNanoseconds { get; init; }

    public long SystemNanoseconds { get; init; }

    public long MinorFaults { get; init; }

    public long MajorFaults { get; init; }

    public long Threads { get; init; }

    public long? ResidentBytes { get; init; }

    public long? SwapBytes { get; init; }

    public long? StorageReadBytes { get; init; }

    public long? StorageWrittenBytes { get; init; }

    /// <summary>Threads that QEMU named as virtual CPUs; null when it named none.</summary>
    public int? VcpuCount { get; init; }

    /// <summary>Those of them whose <c>schedstat</c> says something, by index; empty on kernels without it.</summary>
    public ImmutableArray<VcpuTimes> Vcpus { get; init; }
}

/// <summary>One virtual CPU's thread: time on a host CPU, and time ready but waiting for one.</summary>
internal readonly record struct VcpuTimes(int Index, long RunNanoseconds, long WaitNanoseconds);
