using Portal.Cluster;
using Portal.Collectors;
using Portal.Components.Pages.HostList;
using Portal.Components.Tables;
using Portal.Tests.Components.Pages.GuestList;
using static Portal.Tests.Live.LiveSamples;

namespace Portal.Tests.Components.Pages.HostList;

public sealed class HostsViewTests
{
    private static readonly TableQuery All = new();

    [Fact]
    public void Silent_hosts_come_first_then_the_busiest()
    {
        HostsView view = View(All);
        Assert.Equal(["gone", "old", "busy", "calm"], view.Hosts.Select(host => host.Name));
        Assert.Equal(["offline", "stale", "live", "live"], view.Hosts.Select(host => host.State));
        Assert.NotNull(view.Hosts[0].Reason);
        Assert.Null(view.Hosts[2].Reason);
    }

    [Fact]
    public void Another_order_can_be_asked_for() =>
        Assert.Equal(["busy", "calm", "gone", "old"], View(All with { Sort = new SortOrder("name", false) }).Hosts.Select(host => host.Name));

    [Theory]
    [InlineData("state:live", 2)]
    [InlineData("cpu>50", 1)]
    [InlineData("bus", 1)]
    public void The_filter_knows_states_and_figures(string text, int hosts)
    {
        HostsView view = View(All with { Text = text });
        Assert.Equal(hosts, view.Hosts.Length);
        Assert.Equal(4, view.Total);
    }

    [Fact]
    public void What_is_exported_has_raw_units_and_nothing_for_what_is_not_known()
    {
        string[][] rows = [.. Tables.CsvReading.Rows(CsvText.Of(HostColumns.Export, View(All).Hosts))];
        int cpu = Array.IndexOf(rows[0], "cpu_percent");
        int memory = Array.IndexOf(rows[0], "memory_used_bytes");
        Assert.Equal(("", ""), (rows[1][cpu], rows[1][memory]));
        Assert.Equal(("90", "3221225472"), (rows[3][cpu], rows[3][memory]));
    }

    private static HostsView View(TableQuery query)
    {
        ClusterSnapshot snapshot = Joint(10, [Busy("busy", 9), Busy("calm", 1), Answer("gone", null), Answer("old", TakenOf("old", 0), TimeSpan.FromSeconds(20))]);
        return HostsView.From(GuestListSamples.Frame(snapshot), query);
    }

    private static HostAnswer Busy(string name, long busySeconds)
    {
        HostSnapshot now = TakenOf(name, 10, busySeconds: busySeconds);
        HostSample machine = now.Machine! with
        {
            Cpu = new HostCpu { Total = new CpuTimes { UserNanoseconds = busySeconds * 1_000_000_000, IdleNanoseconds = (10 - busySeconds) * 1_000_000_000 }, Cores = [] },
            Memory = new HostMemory { SizeBytes = 4L << 30, AvailableBytes = 1L << 30 },
        };
        return Answer(name, now with { Machine = machine }, before: TakenOf(name, 0));
    }
}
