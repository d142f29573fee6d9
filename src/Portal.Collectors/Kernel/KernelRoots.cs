namespace Portal.Collectors.Kernel;

/// <summary>Where the host's file systems are seen from here: <c>/proc</c>, <c>/sys</c> and <c>/</c>, or the mounts of a container, or a captured tree in tests.</summary>
public sealed record KernelRoots(string Proc = "/proc", string Sys = "/sys", string Host = "/");
