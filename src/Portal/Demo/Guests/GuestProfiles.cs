using System.Collections.Immutable;
using Portal.Collectors;
using Portal.Demo.Load;

namespace Portal.Demo.Guests;

/// <summary>The profiles of the simulated testbed.</summary>
internal static class GuestProfiles
{
    private const long MiB = 1L << 20;
    private const long GiB = 1L << 30;

    public static readonly GuestProfile Gateway = Machine("edge-firewall.iso", 2, 2, LoadShapes.Serving) with { NetworkBytesPerCpuSecond = 14e6, DiskBytesPerCpuSecond = 40_000 };
    public static readonly GuestProfile WebServer = Machine("ubuntu_22_04", 4, 4, LoadShapes.Serving) with { NetworkBytesPerCpuSecond = 5e6 };
    public static readonly GuestProfile Database = Machine("ubuntu_22_04", 4, 8, LoadShapes.Steady) with { DiskBytesPerCpuSecond = 6e6, Memory = new Level(0.7, 0.84, 5_400, 0) };
    public static readonly GuestProfile MailServer = Machine("ubuntu_20_04", 2, 2, LoadShapes.Idle) with { DiskBytesPerCpuSecond = 2e6 };
    public static readonly GuestProfile Desktop = Machine("ubuntu_22_04", 2, 2, LoadShapes.Serving) with { Memory = new Level(0.3, 0.72, 1_500, 0) };
    public static readonly GuestProfile FileServer = Machine("ubuntu_18_04", 2, 4, LoadShapes.Idle) with { DiskBytesPerCpuSecond = 8e6 };

    public static readonly GuestProfile Proxy = Container("nginx:1.27", 1, 256, LoadShapes.Serving) with { NetworkBytesPerCpuSecond = 9e6, HasHealthCheck = true };
    public static readonly GuestProfile Cache = Container("redis:7.4", 0.6, 768, LoadShapes.Steady) with { NetworkBytesPerCpuSecond = 4e6, Memory = new Level(0.55, 0.9, 1_200, 0), IsLimited = true };
    public static readonly GuestProfile Api = Container("campus/api:2.3", 0.5, 512, LoadShapes.Capped) with { IsLimited = true, HasHealthCheck = true };
    public static readonly GuestProfile Broker = Container("eclipse-mosquitto:2.0", 0.8, 192, LoadShapes.Serving);
    public static readonly GuestProfile Sensor = Container("campus/sensor:1.8", 0.8, 64, LoadShapes.Idle) with { NetworkBytesPerCpuSecond = 300_000 };
    public static readonly GuestProfile Crawler = Container("campus/crawler:0.9", 2, 1_024, LoadShapes.Batch) with { NetworkBytesPerCpuSecond = 3e6, DiskBytesPerCpuSecond = 3e6 };
    public static readonly GuestProfile Leaky = Container("campus/collector:0.4", 0.4, 384, LoadShapes.Steady) with { IsLimited = true, Memory = new Level(0.2, 0.96, 660, 0), RestartPeriodSeconds = 660 };
    public static readonly GuestProfile Report = Container("campus/report:3.0", 1, 512, LoadShapes.Batch) with { Job = new Pulse(0.8, 420, 240, 0), DiskBytesPerCpuSecond = 5e6 };
    public static readonly GuestProfile Intranet = Container("httpd:2.4", 0.5, 256, LoadShapes.Idle);

    public static readonly GuestProfile Phone = new()
    {
        Kind = GuestKind.Android,
        Image = "android-34",
        Cores = 4,
        Shape = LoadShapes.Serving,
        MemoryBytes = 3 * GiB,
        Memory = new Level(0.55, 0.8, 3_600, 0),
    };

    /// <summary>What hosts are filled with where nothing says what runs on them, in this order and over again.</summary>
    public static readonly ImmutableArray<GuestProfile> Mixed =
        [WebServer, Sensor, Proxy, Desktop, Api, Phone, Sensor, Database, Leaky, Broker, Sensor, Crawler, Desktop, Cache, Report, Sensor, MailServer, Gateway];

    private static GuestProfile Machine(string image, int vcpus, long gibibytes, LoadShape shape) =>
        new() { Kind = GuestKind.Libvirt, Image = image, Cores = vcpus, Shape = shape, MemoryBytes = gibibytes * GiB };

    private static GuestProfile Container(string image, double cores, long mebibytes, LoadShape shape) =>
        new() { Kind = GuestKind.Docker, Image = image, Cores = cores, Shape = shape, MemoryBytes = mebibytes * MiB };
}
