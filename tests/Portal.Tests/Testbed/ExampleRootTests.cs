using System.Globalization;
using System.Text.Json;
using Portal.Testbed;

namespace Portal.Tests.Testbed;

/// <summary>The example roots against what a correct reader makes of them, guest by guest.</summary>
public sealed class ExampleRootTests
{
    public static TheoryData<string> Roots => ["v1.1", "v1.0", "simple"];

    public static TheoryData<string, string> Deployments => new(
        Roots.SelectMany(root => Expected(root).GetProperty("deployments").EnumerateObject().Select(deployment => (root.Data, deployment.Name))));

    [Theory]
    [MemberData(nameof(Roots))]
    public async Task Lists_every_deployment_by_name_and_no_other(string root)
    {
        TestbedContents contents = await ReadAsync(root);
        Assert.True(contents.DeploymentsListed);
        Assert.Empty(contents.Problems);
        Assert.Equal(Expected(root).GetProperty("deployments").EnumerateObject().Select(deployment => deployment.Name).Order(StringComparer.Ordinal), contents.Deployments.Select(deployment => deployment.Name));
        Assert.Equal(Tally.Expected(Expected(root).GetProperty("passedOver")), contents.PassedOver);
    }

    [Theory]
    [MemberData(nameof(Roots))]
    public async Task Knows_every_host_with_its_address_and_the_name_it_announces(string root)
    {
        TestbedContents contents = await ReadAsync(root);
        Assert.Equal(Expected(root).GetProperty("hosts").EnumerateArray().Select(host => host.GetString()), contents.Hosts.Select(host => host.Name));
        JsonElement cluster = Expected(root).GetProperty("cluster");
        Assert.Equal(cluster.EnumerateObject().Count(), contents.Hosts.Count(host => host.InCluster));
        foreach (JsonProperty expected in cluster.EnumerateObject())
        {
            TestbedHost host = contents.Hosts.Single(host => host.Name == expected.Name);
            Assert.Equal(expected.Value.GetProperty("announces").GetString(), host.ChassisName);
            Assert.Equal(expected.Value.GetProperty("ip").GetString(), host.Address);
            Assert.Equal(expected.Value.GetProperty("main").GetBoolean(), host.IsMain);
        }

        Assert.All(contents.Hosts.Where(host => !host.InCluster), host => Assert.Null(host.Address));
    }

    [Theory]
    [MemberData(nameof(Deployments))]
    public async Task Reads_a_deployments_flag_hosts_and_dates(string root, string name)
    {
        Deployment deployment = (await ReadAsync(root)).Deployments.Single(deployment => deployment.Name == name);
        JsonElement expected = Expected(root).GetProperty("deployments").GetProperty(name);
        Assert.Equal(expected.GetProperty("state").GetString(), Tally.Sentence(deployment.State));
        Assert.Equal(expected.GetProperty("command").GetString(), deployment.Command);
        Assert.Equal(Tally.Expected(expected.GetProperty("problems")), Tally.ByCode(deployment.Problems));
        Assert.Equal(expected.TryGetProperty("project", out JsonElement project), deployment.HasState);
        if (!deployment.HasState)
        {
            Assert.Empty(deployment.Guests);
            Assert.Null(deployment.StateModifiedAt);
            return;
        }

        Assert.True(deployment.ReadSuccess);
        Assert.NotNull(deployment.StateModifiedAt);
        Assert.Equal(project.GetString(), deployment.Project);
        Assert.Equal(expected.GetProperty("createdUtc").GetString(), deployment.CreatedAt?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        Assert.Equal(expected.GetProperty("provisioned").ValueKind == JsonValueKind.Null ? (bool?)null : expected.GetProperty("provisioned").GetBoolean(), deployment.Provisioned);
        Assert.Equal(expected.GetProperty("hosts").EnumerateObject().ToDictionary(host => host.Name, host => host.Value.GetBoolean()), deployment.Hosts.ToDictionary());
    }

    [Theory]
    [MemberData(nameof(Deployments))]
    public async Task Reads_every_guest_with_the_names_that_follow(string root, string name)
    {
        Deployment deployment = (await ReadAsync(root)).Deployments.Single(deployment => deployment.Name == name);
        JsonElement expected = Expected(root).GetProperty("deployments").GetProperty(name);
        if (!expected.TryGetProperty("guests", out JsonElement guests))
        {
            return;
        }

        Assert.Equal(expected.GetProperty("guestCount").GetInt32(), deployment.Guests.Length);
        Assert.Equal(guests.EnumerateObject().Select(guest => guest.Name), deployment.Guests.Select(guest => guest.RealName));
        foreach (JsonProperty known in guests.EnumerateObject())
        {
            AssertGuest(known.Value, deployment.Guests.Single(guest => guest.RealName == known.Name));
        }

        Assert.Equal(
            expected.GetProperty("runnable").EnumerateObject().SelectMany(kind => kind.Value.EnumerateArray().Select(guest => $"{kind.Name} {guest}")).Order(StringComparer.Ordinal),
            deployment.Guests.Where(guest => !guest.IsTemplate).Select(guest => $"{guest.KindName} {guest.Name}").Order(StringComparer.Ordinal));
        Assert.Equal(
            expected.GetProperty("templates").EnumerateObject().Select(template => $"{template.Name} {template.Value.GetProperty("kind")} {template.Value.GetProperty("clones")}").Order(StringComparer.Ordinal),
            deployment.Guests.Where(guest => guest.IsTemplate).Select(guest => $"{guest.Name} {guest.KindName} {guest.CloneCount}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Tells_what_a_guest_is_made_of()
    {
        TestbedContents contents = await ReadAsync("v1.1");
        Dictionary<string, ExpectedGuest> guests = contents.Deployments.SelectMany(deployment => deployment.Guests).ToDictionary(guest => guest.RuntimeName);
        Assert.Equal(("eclipse-mosquitto:2.0", null, null), Made(guests["campus-broker"]));
        Assert.All(guests.Values.Where(guest => guest.KindName == "libvirt"), guest => Assert.True(guest is { Cpus: > 0, MemoryBytes: >= 64 << 20, Image: not null }));
        Assert.All(guests.Values.Where(guest => guest.KindName == "android"), guest => Assert.NotNull(guest.Image));
        Assert.All(contents.Deployments.Where(deployment => deployment.HasState), deployment => Assert.Equal("ovn", deployment.Network));

        static (string?, int?, long?) Made(ExpectedGuest guest) => (guest.Image, guest.Cpus, guest.MemoryBytes);
    }

    [Theory]
    [InlineData("v1.1", "main")]
    [InlineData("v1.0", "master")]
    [InlineData("simple", "alpha")]
    public async Task Finds_this_hosts_own_entry(string root, string own) => Assert.Equal(own, (await ReadAsync(root)).OwnHost);

    [Theory]
    [InlineData("v1.1-client", "host-b")]
    [InlineData("v1.0-client", "node1")]
    public async Task A_client_reads_its_own_name_and_looks_for_no_deployments(string fixture, string own)
    {
        using var root = new TestbedRoot(fixture);
        TestbedContents contents = await root.ReadAsync(options => options with { IsMain = false });
        Assert.Equal(own, contents.OwnHost);
        Assert.Empty(contents.Problems);
        Assert.Empty(contents.Deployments);
    }

    private static void AssertGuest(JsonElement expected, ExpectedGuest guest)
    {
        Assert.Equal(expected.GetProperty("shownAs").GetString(), guest.Name);
        Assert.Equal(expected.GetProperty("kind").GetString(), guest.Kind?.Name);
        Assert.Equal(expected.GetProperty("kind").GetString(), guest.KindName);
        Assert.Equal(expected.GetProperty("host").GetString(), guest.Host);
        Assert.Equal(expected.GetProperty("cloneOf").GetString(), guest.CloneOf);
        Assert.Equal(expected.GetProperty("runtimeName").GetString(), guest.IsTemplate ? null : guest.RuntimeName);
        Assert.Equal(expected.GetProperty("interfaces").EnumerateArray().Select(name => name.GetString()), guest.Interfaces.Select(nic => nic.HostInterface).Where(name => name is not null));
        Assert.Equal(expected.GetProperty("switchPorts").EnumerateArray().Select(name => name.GetString()), guest.Interfaces.Select(nic => nic.SwitchPorts[0]));
    }

    private static async Task<TestbedContents> ReadAsync(string fixture)
    {
        using var root = new TestbedRoot(fixture);
        return await root.ReadAsync(options => fixture == "simple" ? options with { Root = null, StateFiles = root.Path } : options);
    }

    private static JsonElement Expected(string root) => JsonElement.Parse(File.ReadAllBytes(TestbedRoot.Fixture($"{root}.expected.json")));
}
