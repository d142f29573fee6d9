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
    [InlineData("?colour=red", "Expected the parameters q, host, state, sort, format, open, at, found \"colour\".")]
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
