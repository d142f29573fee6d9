namespace Portal.Collectors.Kernel;

/// <summary>How reading a kernel file ended. Only <see cref="Read"/> comes with content.</summary>
public enum KernelReadOutcome
{
    Read,

    /// <summary>No such file: the kernel, controller or module does not offer it.</summary>
    Absent,

    /// <summary>ENODEV of a removed cgroup, ESRCH of an ended process: normal, silent.</summary>
    Gone,
    Denied,

    /// <summary>Over the limit; nothing of it is used.</summary>
    TooLarge,

    /// <summary>EOPNOTSUPP: switched off, as pressure files can be.</summary>
    Unsupported,
    Failed,

    /// <summary>Read, but not what its manual page says. Readers of files never answer it; those that parse as well do.</summary>
    Malformed,
}
