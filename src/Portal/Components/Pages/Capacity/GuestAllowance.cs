using Portal.Cluster;
using Portal.Collectors;

namespace Portal.Components.Pages.Capacity;

/// <summary>What a guest may take of its host: its limit as its runtime reports it, else what the testbed's file gives it. Null without a limit.</summary>
internal static class GuestAllowance
{
    public static double? Cores(JoinedGuest guest) =>
        guest.Sample?.Cpu?.LimitCores ?? guest.Sample?.Cpu?.VcpuCount ?? guest.Expected?.Cpus;

    public static long? MemoryBytes(JoinedGuest guest) => guest.Sample?.Memory?.LimitBytes ?? guest.Expected?.MemoryBytes;

    /// <summary>It holds its allowance on its host now: it is there, or its deployment is up and it is meant to come back. Who can't be looked for is taken to be there.</summary>
    /// <param name="isUp">Its deployment is.</param>
    public static bool IsHeld(JoinedGuest guest, bool isUp) =>
        guest.State is GuestState.Running or GuestState.Paused or GuestState.Starting or GuestState.Stopping || (isUp && !guest.IsTemplate);
}
