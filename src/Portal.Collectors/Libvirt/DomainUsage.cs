using Portal.Collectors.Kernel;

namespace Portal.Collectors.Libvirt;

/// <summary>What a domain's QEMU and its group have used.</summary>
/// <param name="Process">From /proc.</param>
/// <param name="Group">From its control group.</param>
/// <param name="GroupPath">Null where it has no group of its own; then its values are all null.</param>
internal readonly record struct DomainUsage(ProcessValues Process, CgroupValues Group, string? GroupPath);
