using Portal.Collectors;
using Portal.Collectors.Host;
using Portal.Tests.Kernel;

namespace Portal.Tests.Host;

public sealed class SensorTests : IDisposable
{
    private readonly FakeKernel _kernel = new();

    public void Dispose() => _kernel.Dispose();

    [Fact]
    public void Two_chips_of_one_name_are_told_apart_by_their_folders()
    {
        _kernel.Write("sys/class/hwmon/hwmon0/name", "acpitz\n").Write("sys/class/hwmon/hwmon0/temp1_input", "16800\n");
        _kernel.Write("sys/class/hwmon/hwmon2/name", "coretemp\n").Write("sys/class/hwmon/hwmon2/temp1_input", "45000\n").Write("sys/class/hwmon/hwmon2/temp1_crit", "100000\n").Write("sys/class/hwmon/hwmon2/temp1_label", "Package id 0\n");
        _kernel.Write("sys/class/hwmon/hwmon3/name", "coretemp\n").Write("sys/class/hwmon/hwmon3/temp1_input", "-5500\n");

        Assert.Equal(
            [
                new HostTemperature { Chip = "acpitz", Sensor = "temp1", Celsius = 16.8 },
                new HostTemperature { Chip = "coretemp-2", Sensor = "Package id 0", Celsius = 45, CriticalCelsius = 100 },
                new HostTemperature { Chip = "coretemp-3", Sensor = "temp1", Celsius = -5.5 },
            ],
            new TemperatureReader(_kernel.Files).Read());
    }

    [Fact]
    public void A_label_that_occurs_twice_on_a_chip_gets_the_number_of_its_sensor()
    {
        foreach (int number in (int[])[1, 2])
        {
            _kernel.Write($"sys/class/hwmon/hwmon0/temp{number}_input", "1000\n").Write($"sys/class/hwmon/hwmon0/temp{number}_label", "Core\n");
        }

        Assert.Equal([("hwmon0", "Core"), ("hwmon0", "Core-2")], new TemperatureReader(_kernel.Files).Read().Select(sensor => (sensor.Chip, sensor.Sensor)));
    }

    [Fact]
    public void A_sensor_that_says_nothing_is_left_out()
    {
        _kernel.Write("sys/class/hwmon/hwmon0/temp1_input", "").Write("sys/class/hwmon/hwmon0/temp2_input", "1000\n");

        Assert.Equal(["temp2"], new TemperatureReader(_kernel.Files).Read().Select(sensor => sensor.Sensor));
    }

    [Fact]
    public void Zones_of_one_name_are_told_apart_by_their_folders()
    {
        _kernel.Write("sys/class/powercap/intel-rapl/enabled", "1\n");
        _kernel.Write("sys/class/powercap/intel-rapl:0/name", "package-0\n").Write("sys/class/powercap/intel-rapl:0/energy_uj", "123456789\n");
        _kernel.Write("sys/class/powercap/intel-rapl:0:0/name", "core\n").Write("sys/class/powercap/intel-rapl:0:0/energy_uj", "1\n");
        _kernel.Write("sys/class/powercap/intel-rapl:1:0/name", "core\n").Write("sys/class/powercap/intel-rapl:1:0/energy_uj", "2\n");
        _kernel.Write("sys/class/powercap/intel-rapl:1:1/name", "dram\n");

        Assert.Equal([("package-0", 123456789L), ("core-0-0", 1L), ("core-1-0", 2L)], new EnergyReader(_kernel.Files).Read().Select(zone => (zone.Zone, zone.Microjoules)));
    }

    [Fact]
    public void A_machine_without_sensors_has_none()
    {
        Assert.Empty(new TemperatureReader(_kernel.Files).Read());
        Assert.Empty(new EnergyReader(_kernel.Files).Read());
        Assert.Empty(new LinkReader(_kernel.Files).Read());
    }

    [Fact]
    public void A_port_names_what_it_is_a_port_of()
    {
        _kernel.Write("sys/class/net/vm-campus00/operstate", "unknown\n").Link("sys/class/net/vm-campus00/master", "../br0").Write("sys/class/net/br0/operstate", "up\n");
        IReadOnlyDictionary<string, LinkState> links = new LinkReader(_kernel.Files).Read();
        Assert.Equal(("br0", null), (links["vm-campus00"].Master, links["br0"].Master));
    }

    [Fact]
    public void A_disk_is_what_its_driver_says_and_no_more()
    {
        _kernel.Write("sys/block/sda/size", "468862128\n").Write("sys/block/sda/device/model", "INTEL SSDSC2KB24\n");
        _kernel.Write("sys/block/vda/size", "536870912\n");
        _kernel.Write("sys/block/sdb/size", "0\n").Write("sys/block/cciss!c0d0/size", "nonsense\n").Write("sys/block/loop0/size", "8\n");
        IReadOnlyDictionary<string, DiskFacts> disks = new DiskFactsReader(_kernel.Files).Read();
        Assert.Equal(["cciss/c0d0", "sda", "sdb", "vda"], disks.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(new DiskFacts("INTEL SSDSC2KB24", 240_057_409_536), disks["sda"]);
        Assert.Equal(new DiskFacts(null, 274_877_906_944), disks["vda"]);
        Assert.Equal(default, disks["sdb"]);
        Assert.Equal(default, disks["cciss/c0d0"]);
    }

    [Fact]
    public void A_link_without_speed_has_none()
    {
        _kernel.Write("sys/class/net/eth0/operstate", "up\n").Write("sys/class/net/eth0/speed", "-1\n");
        _kernel.Write("sys/class/net/eth1/operstate", "down\n").Write("sys/class/net/eth1/speed", "1000\n");
        _kernel.Write("sys/class/net/eth2/speed", "10000\n");
        _kernel.Write("sys/class/net/lo/operstate", "unknown\n").Write("sys/class/net/bonding_masters", "\n");

        IReadOnlyDictionary<string, LinkState> links = new LinkReader(_kernel.Files).Read();
        Assert.Equal(new LinkState(true, null), links["eth0"]);
        Assert.Equal(new LinkState(false, null), links["eth1"]);
        Assert.Equal(default, links["eth2"]);
        Assert.DoesNotContain("lo", links.Keys);
    }
}
