using Portal.Collectors;
using Portal.Demo.Load;

namespace Portal.Demo.Guests;

/// <summary>A simulated Android emulator, with what the Android collector knows of a real one and nothing else: no id, no group, no disks.</summary>
internal static class EmulatorSample
{
    // A cold boot without a graphics card.
    private const double BootSeconds = 45;

    public static GuestSample Of(SimulatedGuest guest, GuestRun run, Moment moment)
    {
        GuestProfile profile = guest.Profile;
        var use = new GuestUse(guest, run, moment.Seconds);
        int vcpus = (int)profile.Cores;
        return new GuestSample
        {
            Kind = guest.Kind,
            RuntimeName = guest.RuntimeName,
            State = GuestState.Running,
            Image = profile.Image,
            StartedAt = moment.TimeOf(run.StartedSeconds),
            Cpu = new GuestCpu
            {
                UsageNanoseconds = use.UsageNanoseconds,
                UserNanoseconds = use.UserNanoseconds,
                SystemNanoseconds = use.SystemNanoseconds,
                VcpuCount = vcpus,
                LimitCores = vcpus,
                // Its screen is drawn in software, outside its virtual CPUs.
                Vcpus = VirtualCpus.Of(use, vcpus, 0.7),
            },
            Memory = new GuestMemory { RssBytes = Counted.Whole(use.MemoryRatio * profile.MemoryBytes), SwapBytes = 0, LimitBytes = profile.MemoryBytes },
            Paging = use.Paging,
            Storage = use.Storage,
            Networks = SimulatedGuest.Networks(guest.Tap, use),
            Threads = 58 + (long)(use.CpuRatio * 12),
            BootCompleted = moment.Seconds - run.StartedSeconds > BootSeconds,
        };
    }
}
