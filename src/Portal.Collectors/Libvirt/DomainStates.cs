namespace Portal.Collectors.Libvirt;

/// <summary><c>virDomainState</c> of libvirt-domain.h in our words.</summary>
internal static class DomainStates
{
    public static GuestState ToGuestState(long virDomainState) => virDomainState switch
    {
        1 or 2 => GuestState.Running,       // RUNNING; BLOCKED: waits for a resource, which only Xen says
        3 or 7 => GuestState.Paused,        // PAUSED; PMSUSPENDED: asleep by its own power management
        4 => GuestState.Stopping,           // SHUTDOWN: going down
        5 => GuestState.Stopped,            // SHUTOFF
        6 => GuestState.Failed,             // CRASHED
        _ => GuestState.Unknown,            // NOSTATE, and what later versions may add
    };
}
