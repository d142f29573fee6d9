using Portal.Collectors;

namespace Portal.Tests.Demo;

/// <summary>Everything in a snapshot that may only rise while the thing it belongs to runs, by a name that tells a reader which.</summary>
internal static class Counters
{
    public static Dictionary<string, long> Of(HostSample machine)
    {
        var counters = new Dictionary<string, long>(StringComparer.Ordinal);
        void Add(string name, long? value) => counters.Add(name, value ?? throw new Xunit.Sdk.XunitException($"{name} is absent"));
        void AddTimes(string name, CpuTimes times)
        {
            Add($"{name} user", times.UserNanoseconds);
            Add($"{name} nice", times.NiceNanoseconds);
            Add($"{name} system", times.SystemNanoseconds);
            Add($"{name} idle", times.IdleNanoseconds);
            Add($"{name} iowait", times.IowaitNanoseconds);
            Add($"{name} irq", times.IrqNanoseconds);
            Add($"{name} softirq", times.SoftirqNanoseconds);
            Add($"{name} guest", times.GuestNanoseconds);
        }

        AddTimes("all cores", machine.Cpu!.Total!);
        foreach (CoreTimes core in machine.Cpu.Cores)
        {
            AddTimes($"core {core.Index}", core.Times);
        }

        foreach (HostDisk disk in machine.Disks)
        {
            Add($"{disk.Device} reads", disk.Reads);
            Add($"{disk.Device} read bytes", disk.ReadBytes);
            Add($"{disk.Device} read time", disk.ReadNanoseconds);
            Add($"{disk.Device} writes", disk.Writes);
            Add($"{disk.Device} written bytes", disk.WrittenBytes);
            Add($"{disk.Device} write time", disk.WriteNanoseconds);
            Add($"{disk.Device} busy time", disk.BusyNanoseconds);
            Add($"{disk.Device} queue time", disk.QueueNanoseconds);
            Add($"{disk.Device} flushes", disk.Flushes);
        }

        foreach (NetworkCounters network in machine.Networks)
        {
            AddNetwork(Add, network);
        }

        AddPressure(Add, machine.Pressure!);
        Add("faults", machine.Paging!.Faults);
        Add("major faults", machine.Paging.MajorFaults);
        Add("forks", machine.Activity!.Forks);
        Add("context switches", machine.Activity.ContextSwitches);
        Add("interrupts", machine.Activity.Interrupts);
        Add("energy", machine.Energy.Single().Microjoules);
        return counters;
    }

    public static Dictionary<string, long> Of(GuestSample guest)
    {
        var counters = new Dictionary<string, long>(StringComparer.Ordinal);
        void Add(string name, long? value)
        {
            if (value is { } known)
            {
                counters.Add(name, known);
            }
        }

        Add("usage", guest.Cpu?.UsageNanoseconds);
        Add("user", guest.Cpu?.UserNanoseconds);
        Add("system", guest.Cpu?.SystemNanoseconds);
        Add("periods", guest.Cpu?.Periods);
        Add("throttled periods", guest.Cpu?.ThrottledPeriods);
        Add("throttled", guest.Cpu?.ThrottledNanoseconds);
        foreach (VcpuCounters vcpu in guest.Cpu is { Vcpus.IsDefault: false } cpu ? cpu.Vcpus : [])
        {
            Add($"vcpu {vcpu.Index}", vcpu.UsageNanoseconds);
            Add($"vcpu {vcpu.Index} steal", vcpu.StealNanoseconds);
        }

        foreach (GuestDisk disk in guest.Disks.IsDefault ? [] : guest.Disks)
        {
            Add("disk reads", disk.Reads);
            Add("disk read bytes", disk.ReadBytes);
            Add("disk read time", disk.ReadNanoseconds);
            Add("disk writes", disk.Writes);
            Add("disk written bytes", disk.WrittenBytes);
            Add("disk write time", disk.WriteNanoseconds);
            Add("disk flushes", disk.Flushes);
        }

        foreach (NetworkCounters network in guest.Networks.IsDefault ? [] : guest.Networks)
        {
            AddNetwork(Add, network);
        }

        AddPressure(Add, guest.Pressure);
        Add("read from storage", guest.Storage?.ReadBytes);
        Add("written to storage", guest.Storage?.WrittenBytes);
        Add("faults", guest.Paging?.Faults);
        Add("major faults", guest.Paging?.MajorFaults);
        return counters;
    }

    /// <summary>A sentence for each that fell.</summary>
    public static IEnumerable<string> Fallen(string whose, Dictionary<string, long> before, Dictionary<string, long> after) =>
        before.Where(counter => after[counter.Key] < counter.Value).Select(counter => $"{whose}: {counter.Key} fell from {counter.Value} to {after[counter.Key]}");

    private static void AddNetwork(Action<string, long?> add, NetworkCounters network)
    {
        add($"{network.Interface} received bytes", network.ReceivedBytes);
        add($"{network.Interface} received packets", network.ReceivedPackets);
        add($"{network.Interface} transmitted bytes", network.TransmittedBytes);
        add($"{network.Interface} transmitted packets", network.TransmittedPackets);
    }

    private static void AddPressure(Action<string, long?> add, PressureCounters? pressure)
    {
        add("cpu waiting", pressure?.Cpu?.WaitingNanoseconds);
        add("memory waiting", pressure?.Memory?.WaitingNanoseconds);
        add("io waiting", pressure?.Io?.WaitingNanoseconds);
        add("io stalled", pressure?.Io?.StalledNanoseconds);
    }
}
