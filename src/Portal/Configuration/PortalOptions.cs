namespace Portal.Configuration;

/// <summary>Section <c>Portal</c> of the configuration (environment: <c>Portal__A__B</c>). Wrong values are all named at start, exit code 78.</summary>
public sealed class PortalOptions
{
    public const string Section = "Portal";

    /// <summary><c>Main</c> (<c>Master</c>) or <c>Client</c>. Default: the testbed's mode.json, else main.</summary>
    public string? Mode { get; set; }

    /// <summary>Path prefix behind a proxy, such as <c>/testbed</c>. Default: none.</summary>
    public string? PathBase { get; set; }

    /// <summary>Root of the host's file system where it is mounted elsewhere, as in a container. Default <c>/</c>. Other defaults lie below it, and so does what the host's files name.</summary>
    public string HostRoot { get; set; } = "/";

    /// <summary>Keys, certificates and tokens. Default <c>$STATE_DIRECTORY</c>, else <c>~/.local/share/portal</c>.</summary>
    public string? DataDirectory { get; set; }

    /// <summary>Simulated hosts beside the real one: <c>true</c>, <c>false</c> (the default) or <c>auto</c>, which means: where there is no testbed.</summary>
    public string Demo { get; set; } = "false";

    /// <summary>There are simulated hosts. <c>auto</c> is decided by then: <see cref="StartConfiguration"/>.</summary>
    public bool IsDemo => Demo.Equals("true", StringComparison.OrdinalIgnoreCase);

    public HostSection Host { get; set; } = new();

    public ClusterSection Cluster { get; set; } = new();

    public TestbedSection Testbed { get; set; } = new();

    public KernelSection Kernel { get; set; } = new();

    public DockerSection Docker { get; set; } = new();

    public LibvirtSection Libvirt { get; set; } = new();

    public ExporterSection Exporter { get; set; } = new();

    public OperatorsSection Operators { get; set; } = new();

    public SimulateSection Simulate { get; set; } = new();

    public GrafanaSection Grafana { get; set; } = new();

    public PrometheusSection Prometheus { get; set; } = new();

    public ProblemsSection Problems { get; set; } = new();

    public sealed class HostSection
    {
        /// <summary>Name under which this host is known. Default: the testbed's own entry, else the machine's name.</summary>
        public string? Name { get; set; }
    }

    public sealed class TestbedSection
    {
        /// <summary>A TestbedOS root. Default <c>/var/lib/testbedos</c> if it exists.</summary>
        public string? Root { get; set; }

        /// <summary>Instead of a root: a folder of <c>*-state.json</c> files.</summary>
        public string? StateFiles { get; set; }
    }

    public sealed class KernelSection
    {
        /// <summary>Default <c>/proc</c> below <see cref="HostRoot"/>.</summary>
        public string ProcRoot { get; set; } = "/proc";

        /// <summary>Default <c>/sys</c> below <see cref="HostRoot"/>.</summary>
        public string SysRoot { get; set; } = "/sys";
    }

    public sealed class DockerSection
    {
        /// <summary>Path of the engine's unix socket. Default <c>$DOCKER_HOST</c> if that is a unix socket, else <c>/var/run/docker.sock</c>; empty switches the collector off.</summary>
        public string? Socket { get; set; }
    }

    public sealed class LibvirtSection
    {
        /// <summary>Default <c>qemu:///system</c>; empty switches the collector off.</summary>
        public string? Uri { get; set; }
    }
}
