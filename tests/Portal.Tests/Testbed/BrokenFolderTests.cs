using System.Text.Json;
using Portal.Testbed;

namespace Portal.Tests.Testbed;

/// <summary>A whole deployments folder of defects, and each configuration file in place of the real one.</summary>
public sealed class BrokenFolderTests
{
    private static readonly JsonElement Expected = JsonElement.Parse(File.ReadAllBytes(TestbedRoot.Fixture("broken/expected.json")));

    [Fact]
    [Trait("Fault", "S2")]
    [Trait("Fault", "S7")]
    [Trait("Fault", "S8")]
    public async Task Every_deployment_file_is_listed_as_far_as_it_can_be_understood()
    {
        using var root = new TestbedRoot(null);
        root.Copy("broken/deployments", "deployments");
        TestbedContents contents = await root.ReadAsync();
        Assert.Equal(
            Expected.GetProperty("deployments").EnumerateObject()
                .Where(file => !file.Value.TryGetProperty("listed", out _))
                .Select(file => file.Value)
                .Select(file => Row(file.GetProperty("name").GetString()!, file.GetProperty("state").GetString()!, file.TryGetProperty("command", out JsonElement command) ? command.GetString() : null, Tally.Expected(file.GetProperty("problems"))))
                .Order(StringComparer.Ordinal),
            contents.Deployments.Select(deployment => Row(deployment.Name, Tally.Sentence(deployment.State), deployment.Command, Tally.ByCode(deployment.Problems.Where(problem => problem.Code != "missing-file")))).Order(StringComparer.Ordinal));

        static string Row(string name, string state, string? command, SortedDictionary<string, int> problems) => $"{name} {state} {command} {string.Join(' ', problems)}";
    }

    [Theory]
    [Trait("Fault", "S12")]
    [InlineData("cluster-empty.json", "", "main")]
    [InlineData("cluster-old-key.json", "main:", "main")]
    [InlineData("cluster-key-differs.json", "main:10.77.0.1", "main")]
    [InlineData("cluster-two-mains.json", "host-b:10.77.0.2 main:10.77.0.1", "main")]
    [InlineData("cluster-entry-null.json", "host-b: main:10.77.0.1", "main")]
    [InlineData("cluster-entry-text.json", "host-b: main:10.77.0.1", "main", "wrong-type")]
    [InlineData("cluster-list.json", "", "main", "wrong-shape")]
    public async Task A_cluster_configuration_gives_the_hosts_that_can_be_told(string file, string hosts, string own, params string[] problems)
    {
        using var root = new TestbedRoot("v1.1");
        root.Copy($"broken/config/{file}", "config/kvm-compose-config.json");
        TestbedContents contents = await root.ReadAsync();
        Assert.Equal(hosts, string.Join(' ', contents.Hosts.Where(host => host.InCluster).Select(host => $"{host.Name}:{host.Address}")));
        Assert.Equal(["host-b", "host-c", "main"], contents.Hosts.Select(host => host.Name));
        Assert.Equal(own, contents.OwnHost);
        Assert.Equal(problems, contents.Problems.Select(problem => problem.Code));
    }

    [Theory]
    [InlineData("host-without-ovn.json", "ovn")]
    [InlineData("host-without-chassis.json", "this-machine")]
    [InlineData("host-flag-null.json", "main")]
    [InlineData("host-short.json", "tiny")]
    [InlineData("host-list.json", null, "wrong-shape")]
    public async Task A_host_file_says_under_which_name_this_host_announces_itself(string file, string? own, params string[] problems)
    {
        using var root = new TestbedRoot(null);
        root.Copy($"broken/config/{file}", "config/host.json");
        TestbedContents contents = await root.ReadAsync(options => options with { IsMain = false });
        Assert.Equal(own, contents.OwnHost);
        Assert.Equal(problems, contents.Problems.Select(problem => problem.Code));
    }

    [Fact]
    public async Task What_announces_itself_under_its_chassis_name_is_the_cluster_key()
    {
        using var root = new TestbedRoot("v1.1");
        root.Copy("broken/config/cluster-key-differs.json", "config/kvm-compose-config.json");
        TestbedContents contents = await root.ReadAsync();
        Assert.Equal("main", HostAnnouncements.KeyOf(contents, "core-1"));
        Assert.Equal("host-b", HostAnnouncements.KeyOf(contents, "host-b"));
        Assert.Equal("invalid-5ec1f7e700f3", HostAnnouncements.KeyOf(contents, ".."));
    }

    [Theory]
    [InlineData("10.77.0.3", "elsewhere", "host-c")]
    [InlineData("10.99.0.1", "host-b", "host-b")]
    [InlineData("10.99.0.1", "elsewhere", "main")]
    public async Task The_own_entry_is_found_by_name_then_address_then_main_flag(string ip, string chassis, string own)
    {
        using var root = new TestbedRoot("v1.1");
        root.Write("config/host.json", $$$"""{"ip": "{{{ip}}}", "ovn": {"chassis_name": "{{{chassis}}}"}}""");
        Assert.Equal(own, (await root.ReadAsync()).OwnHost);
    }

    [Fact]
    public async Task Without_an_entry_this_hosts_name_is_the_one_it_announces()
    {
        using var root = new TestbedRoot(null);
        root.Write("config/host.json", """{"ovn": {"chassis_name": "..", "main_ovn_remote": "x"}}""");
        Assert.Equal("invalid-5ec1f7e700f3", (await root.ReadAsync()).OwnHost);
    }
}
