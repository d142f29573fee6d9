namespace Portal.Collectors.Kernel;

/// <summary>What went wrong while a group's files were read; the values concerned are null, the rest stands. Absent files and a group that is gone are no faults.</summary>
[Flags]
internal enum CgroupFaults
{
    None = 0,
    Malformed = 1,
    TooLarge = 2,
    Denied = 4,
    Failed = 8,
}
