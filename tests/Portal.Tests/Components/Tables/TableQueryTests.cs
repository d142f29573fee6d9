using Microsoft.AspNetCore.WebUtilities;
using Portal.Components.Tables;

namespace Portal.Tests.Components.Tables;

public sealed class TableQueryTests
{
    private static readonly Dictionary<string, string[]?> Facets = new(StringComparer.Ordinal) { ["host"] = null, ["state"] = ["running", "off"] };

    [Fact]
    public void Everything_that_an_address_says_is_read()
    {
        TableQuery query = Read("?q=web%20cpu%3E8&state=Running&host=b&sort=cpu.desc&open=c/sensor,!c/client&format=csv", out string? wrong);
        Assert.Null(wrong);
        Assert.Equal(("web cpu>8", "Running", "b", new SortOrder("cpu", true)), (query.Text, query.Facet("state"), query.Facet("host"), query.Sort));
        Assert.Equal(["c/sensor", "!c/client"], query.Open);
    }

    [Theory]
    [InlineData("?cols=cpu&view=tiles&by=mem&density=compact", "guests?cols=cpu&view=tiles&by=mem&density=compact")]
    [InlineData("?cols=cpu,name,size&view=cards&density=huge", "guests?cols=name%2Ccpu")]
    [InlineData("?density=normal&open=a", "guests?open=a&density=normal")]
    public void How_a_table_looks_is_written_as_it_was_read(string address, string written) =>
        Assert.Equal(written, TableAddress.Of("/guests", Read(address, out _)));

    [Fact]
    public void An_export_has_the_columns_of_the_page_and_those_of_none()
    {
        TableQuery query = Read("?cols=cpu&view=tiles&density=compact", out string? wrong);
        Assert.Null(wrong);
        Assert.Equal("api/v1/guests?cols=cpu&format=csv", TableAddress.Of("/api/v1/guests", query, "csv"));
        ExportColumn<string>[] all = [new("name", _ => null, "name"), new("cpu_cores", _ => null, "cpu"), new("host", _ => null, "host"), new("simulated", _ => null, IsOfDemo: true)];
        Assert.Equal(["name", "cpu_cores", "simulated"], query.Chosen(all, isDemo: true).Select(column => column.Name));
        Assert.Equal(["name", "cpu_cores"], query.Chosen(all, isDemo: false).Select(column => column.Name));
        Assert.Equal((4, 3), (Read("?q=x", out _).Chosen(all, isDemo: true).Count, Read("?q=x", out _).Chosen(all, isDemo: false).Count));
    }

    [Fact]
    public void A_column_that_is_not_usual_is_shown_only_when_it_is_chosen()
    {
        TableQuery query = Read("?cols=cpu", out _);
        Assert.True(query.Shows("cpu", isUsual: false));
        Assert.True(query.Shows("name"));
        Assert.False(query.Shows("host"));
        Assert.False(new TableQuery().Shows("cpu", isUsual: false));
    }

    [Fact]
    public void Empty_parameters_are_none()
    {
        TableQuery query = Read("?q=&state=&sort=", out string? wrong);
        Assert.Null(wrong);
        Assert.False(query.IsNarrowed);
    }

    [Theory]
    [InlineData("?state=asleep", "state: expected one of running, off, found \"asleep\".")]
    [InlineData("?sort=size", "sort: expected one of name, cpu, each with .asc or .desc after it if need be, found \"size\".")]
    [InlineData("?colour=red", "Expected the parameters q, host, state, sort, cols, format, open, at, view, by, density, found \"colour\".")]
    [InlineData("?cols=cpu,size", "cols: expected some of name, cpu, found \"size\".")]
    [InlineData("?host=a&host=b", "host: expected one value, found 2.")]
    public void A_parameter_that_cannot_be_read_is_named_with_what_was_expected(string address, string sentence)
    {
        Read(address, out string? wrong);
        Assert.Equal(sentence, wrong);
    }

    [Theory]
    [InlineData("cpu", "cpu", false)]
    [InlineData("cpu.asc", "cpu", false)]
    [InlineData("CPU.desc", "cpu", true)]
    public void A_direction_stands_after_the_column(string text, string column, bool falls) =>
        Assert.Equal(new SortOrder(column, falls), SortOrder.Parse(text, ["name", "cpu"]));

    private static TableQuery Read(string address, out string? wrong) => TableQuery.Read(QueryHelpers.ParseQuery(address), Facets, ["name", "cpu"], out wrong);
}
