using System.Collections.Immutable;

namespace Portal.Components.Grafana;

/// <summary>The one table of the panels that pages show: which component of what is drawn where. The dashboards' files must have each of them.</summary>
internal static class GrafanaPanels
{
    public static ImmutableArray<GrafanaPanel> All { get; } =
        [.. Host.All, .. Guest.All, .. Deployment.All, .. Cluster.All, .. Portal.All, .. TestbedGuests.All, .. TestbedHosts.All];

    /// <summary>Of a host, by the name it has in the cluster.</summary>
    internal static class Host
    {
        public static readonly GrafanaDashboard Dashboard = new("testbed-host", "host", ["host"]);
        public static readonly GrafanaPanel Cpu = Dashboard.Panel(1, "CPU");
        public static readonly GrafanaPanel Cores = Dashboard.Panel(2, "CPU per core");
        public static readonly GrafanaPanel Load = Dashboard.Panel(3, "Load");
        public static readonly GrafanaPanel Memory = Dashboard.Panel(4, "Memory");
        public static readonly GrafanaPanel Swap = Dashboard.Panel(5, "Swap");
        public static readonly GrafanaPanel Disks = Dashboard.Panel(6, "Disks");
        public static readonly GrafanaPanel Filesystems = Dashboard.Panel(7, "Filesystems");
        public static readonly GrafanaPanel Networks = Dashboard.Panel(8, "Networks");
        public static readonly GrafanaPanel Pressure = Dashboard.Panel(9, "Pressure");
        public static readonly GrafanaPanel Temperatures = Dashboard.Panel(10, "Temperatures");
        public static readonly GrafanaPanel GuestsCpu = Dashboard.Panel(11, "Guests' CPU");

        public static ImmutableArray<GrafanaPanel> All { get; } = [Cpu, Cores, Load, Memory, Swap, Disks, Filesystems, Networks, Pressure, Temperatures, GuestsCpu];
    }

    /// <summary>Of a guest of any kind. An assigned one has its project and <c>host</c> <c>.+</c>; an unassigned one an empty project and its host.</summary>
    internal static class Guest
    {
        public static readonly GrafanaDashboard Dashboard = new("testbed-guest", "guest", ["project", "guest", "host"]);
        public static readonly GrafanaPanel Cpu = Dashboard.Panel(1, "CPU");
        public static readonly GrafanaPanel Vcpus = Dashboard.Panel(2, "CPU per virtual CPU");
        public static readonly GrafanaPanel Throttling = Dashboard.Panel(3, "Throttling");
        public static readonly GrafanaPanel Memory = Dashboard.Panel(4, "Memory");
        public static readonly GrafanaPanel Disks = Dashboard.Panel(5, "Disks");
        public static readonly GrafanaPanel Networks = Dashboard.Panel(6, "Networks");
        public static readonly GrafanaPanel Pressure = Dashboard.Panel(7, "Pressure");
        public static readonly GrafanaPanel Processes = Dashboard.Panel(8, "Processes");

        public static ImmutableArray<GrafanaPanel> All { get; } = [Cpu, Vcpus, Throttling, Memory, Disks, Networks, Pressure, Processes];

        /// <summary>Those in which a guest of the kind can have a line; all of them for a kind that isn't known here.</summary>
        public static ImmutableArray<GrafanaPanel> Of(string kind) => kind switch
        {
            "docker" => All.Remove(Vcpus),
            "android" => All.Remove(Throttling).Remove(Pressure),
            _ => All,
        };
    }

    internal static class Deployment
    {
        public static readonly GrafanaDashboard Dashboard = new("testbed-deployment", "deployment", ["project"]);
        public static readonly GrafanaPanel Cpu = Dashboard.Panel(1, "CPU by guest");
        public static readonly GrafanaPanel Memory = Dashboard.Panel(2, "Memory by guest");
        public static readonly GrafanaPanel Networks = Dashboard.Panel(3, "Network by guest");
        public static readonly GrafanaPanel Disks = Dashboard.Panel(4, "Disk by guest");
        public static readonly GrafanaPanel Guests = Dashboard.Panel(5, "Guests expected, running, unknown");
        public static readonly GrafanaPanel Pressure = Dashboard.Panel(6, "Pressure by guest");

        public static ImmutableArray<GrafanaPanel> All { get; } = [Cpu, Memory, Networks, Disks, Guests, Pressure];
    }

    internal static class Cluster
    {
        public static readonly GrafanaDashboard Dashboard = new("testbed-cluster", "cluster", []);
        public static readonly GrafanaPanel HostsUp = Dashboard.Panel(1, "Hosts up");
        public static readonly GrafanaPanel Guests = Dashboard.Panel(2, "Guests by kind and state");
        public static readonly GrafanaPanel Cpu = Dashboard.Panel(3, "CPU by host");
        public static readonly GrafanaPanel Memory = Dashboard.Panel(4, "Memory by host");
        public static readonly GrafanaPanel Networks = Dashboard.Panel(5, "Network by host");
        public static readonly GrafanaPanel Disks = Dashboard.Panel(6, "Disk by host");
        public static readonly GrafanaPanel Filesystems = Dashboard.Panel(7, "Fullest filesystems");
        public static readonly GrafanaPanel Deployments = Dashboard.Panel(8, "Deployments");

        public static ImmutableArray<GrafanaPanel> All { get; } = [HostsUp, Guests, Cpu, Memory, Networks, Disks, Filesystems, Deployments];
    }

    /// <summary>Of the program itself.</summary>
    internal static class Portal
    {
        public static readonly GrafanaDashboard Dashboard = new("testbed-portal", "portal", []);
        public static readonly GrafanaPanel ScrapeTime = Dashboard.Panel(1, "Scrape time");
        public static readonly GrafanaPanel Samples = Dashboard.Panel(2, "Samples");
        public static readonly GrafanaPanel FetchTime = Dashboard.Panel(3, "Fetch time by host");
        public static readonly GrafanaPanel Failures = Dashboard.Panel(4, "Failures by reason");
        public static readonly GrafanaPanel Collectors = Dashboard.Panel(5, "Collectors");
        public static readonly GrafanaPanel Cpu = Dashboard.Panel(6, "CPU");
        public static readonly GrafanaPanel Memory = Dashboard.Panel(7, "Memory");
        public static readonly GrafanaPanel Circuits = Dashboard.Panel(8, "Circuits");

        public static ImmutableArray<GrafanaPanel> All { get; } = [ScrapeTime, Samples, FetchTime, Failures, Collectors, Cpu, Memory, Circuits];
    }

    /// <summary>TestbedOS' dashboard of guests, by its uid, its panels' ids and its variables: addresses that it gave out stay valid.</summary>
    internal static class TestbedGuests
    {
        public static readonly GrafanaDashboard Dashboard = new("c74125df-061c-43fd-9eae-3ae6c8d0d37e", "testbedos-guests", ["proj_n", "guest_n"]);
        public static readonly GrafanaPanel AllCpu = Dashboard.Panel(1, "CPU of all guests (VM % of its CPUs, others % of one)");
        public static readonly GrafanaPanel AllMemory = Dashboard.Panel(2, "Memory of all guests (VM %, container GB)");
        public static readonly GrafanaPanel Cpu = Dashboard.Panel(3, "CPU (VM % of its CPUs, others % of one)");
        public static readonly GrafanaPanel Memory = Dashboard.Panel(4, "Memory (VM %, container GB)");

        public static ImmutableArray<GrafanaPanel> All { get; } = [AllCpu, AllMemory, Cpu, Memory];
    }

    /// <summary>TestbedOS' dashboard of hosts, likewise.</summary>
    internal static class TestbedHosts
    {
        public static readonly GrafanaDashboard Dashboard = new("a501b9c3-2632-4862-b91c-00d9575a6ba3", "testbedos-hosts", ["host_n"]);
        public static readonly GrafanaPanel Cpu = Dashboard.Panel(1, "CPU (% of all CPUs)");
        public static readonly GrafanaPanel Memory = Dashboard.Panel(2, "Memory (GB)");

        public static ImmutableArray<GrafanaPanel> All { get; } = [Cpu, Memory];
    }
}
