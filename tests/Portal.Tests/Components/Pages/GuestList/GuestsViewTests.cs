using Portal.Components.Pages.GuestList;
using Portal.Components.Tables;
using static Portal.Tests.Components.Pages.GuestList.GuestListSamples;
using static Portal.Tests.Live.LiveSamples;

namespace Portal.Tests.Components.Pages.GuestList;

public sealed class GuestsViewTests
{
    private static readonly TableQuery All = new();

    [Fact]
    public void The_busiest_come_first_and_what_is_not_known_last()
    {
        GuestsView view = View(All, Gone("gone"), Busy("calm", 5), Busy("busy", 80));
        Assert.Equal(["busy", "calm", "gone"], view.Guests.Select(entry => entry.Guest.Name));
        Assert.Equal(0.8, view.Guests[0].Use.CpuRatio!.Value, 6);
        Assert.Null(view.Guests[2].Use.CpuRatio);
    }

    [Theory]
    [InlineData("name", false, "web-2 web-10 zoo")]
    [InlineData("name", true, "zoo web-10 web-2")]
    [InlineData("cpu", false, "zoo web-10 web-2")]
    [InlineData("kind", false, "web-2 web-10 zoo")]
    public void Any_column_orders_both_ways_and_names_stand_as_people_count(string column, bool falls, string names)
    {
        GuestsView view = View(All with { Sort = new SortOrder(column, falls) }, Busy("web-10", 20), Busy("web-2", 30), Busy("zoo", 10));
        Assert.Equal(names, string.Join(' ', view.Guests.Select(entry => entry.Guest.Name)));
    }

    [Fact]
    public void Clones_of_one_template_are_one_unit_that_counts_with_its_largest()
    {
        GuestsView view = View(All, Busy("sensor-1", 1, "sensor"), Busy("web", 50), Busy("sensor-2", 90, "sensor"), Template("sensor", 2));
        Assert.Equal(["sensor", "web"], view.Units.Select(unit => unit.Name));
        Assert.Equal("campus/sensor", view.Units[0].Group);
        Assert.Equal(["sensor-2", "sensor-1", "sensor", "web"], view.Guests.Select(entry => entry.Guest.Name));
    }

    [Fact]
    public void A_clone_alone_is_a_guest_like_any_other() =>
        Assert.All(View(All, Busy("sensor-1", 1, "sensor"), Template("sensor", 1)).Units, unit => Assert.False(unit.IsGroup));

    [Theory]
    [InlineData("ip:10.0. cpu>50", "web")]
    [InlineData("state:missing", "gone")]
    [InlineData("mem>49 mem<51", "web db")]
    [InlineData("kind:docker host:a deployment:campus state:running", "web db")]
    public void The_filter_knows_addresses_states_and_figures(string text, string names)
    {
        GuestsView view = View(All with { Text = text }, Busy("web", 80, address: "10.0.0.7"), Busy("db", 10, address: "dynamic"), Gone("gone"));
        Assert.Equal(names, string.Join(' ', view.Guests.Select(entry => entry.Guest.Name)));
        Assert.Equal(3, view.Total);
    }

    [Fact]
    public void A_facet_counts_what_choosing_it_would_show()
    {
        TableQuery running = All with { Facets = All.Facets.Add("state", "running") };
        GuestsView view = View(running, Busy("web", 80), Busy("db", 10), Gone("gone"));
        Assert.Equal(["db", "web"], view.Guests.Select(entry => entry.Guest.Name).Order(StringComparer.Ordinal));
        Facet states = Assert.Single(view.Facets, facet => facet.Name == "state");
        Assert.Equal([new FacetValue("missing", 1), new FacetValue("running", 2)], states.Values);
        Assert.Equal([new FacetValue("a", 2)], Assert.Single(view.Facets, facet => facet.Name == "host").Values);
    }

    [Fact]
    public void A_guest_of_no_deployment_is_found_as_unassigned_and_as_what_it_is()
    {
        foreach (string state in (string[])["unassigned", "running"])
        {
            GuestsView view = View(All with { Facets = All.Facets.Add("state", state) }, Joined(null, "stray", "a", Guest("stray"), shouldRun: false), Gone("gone"));
            Assert.Equal("stray", Assert.Single(view.Guests).Guest.Name);
        }
    }

    [Fact]
    public void What_is_exported_has_raw_units_and_nothing_for_what_is_not_known()
    {
        GuestsView view = View(All with { Sort = new SortOrder("name", false) }, Busy("db", 25), Gone("gone"));
        string[] lines = CsvText.Of(GuestColumns.Export, view.Guests).Split("\r\n");
        Assert.Equal("name,state,deployment,kind,host,cpu_percent,cpu_used_cores,cpu_allowance_cores,memory_used_bytes,memory_limit_bytes,disk_read_bytes_per_second,disk_written_bytes_per_second,network_received_bytes_per_second,network_transmitted_bytes_per_second,pressure_percent,running_seconds,restarts,ip,runtime_name,template,data_age_seconds,simulated", lines[0]);
        Assert.Equal("db,running,campus,docker,a,25,0.25,1,536870912,1073741824,,,,,,100,,,campus-db,,0,false", lines[1]);
        Assert.Equal("gone,missing,campus,docker,a,,,,,,,,,,,,,,campus-gone,,,false", lines[2]);
    }

    [Theory]
    [InlineData("Stopped (137)", "stopped")]
    [InlineData("Wrong host", "wrong-host")]
    [InlineData("Not running", "not-running")]
    [InlineData("No collector", "no-collector")]
    public void A_states_word_is_written_so_that_an_address_can_hold_it(string word, string key)
    {
        Assert.Equal(key, GuestStates.KeyOf(new Portal.Components.Shared.Status("x", word, Portal.Components.Shared.Tone.Quiet, "x")));
        Assert.Contains(key, GuestStates.Keys);
    }
}
