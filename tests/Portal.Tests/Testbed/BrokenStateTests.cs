using System.Text.Json;
using Portal.Testbed;

namespace Portal.Tests.Testbed;

/// <summary>One defect a file, each read as the state.json of a deployment that is up.</summary>
public sealed class BrokenStateTests
{
    private static readonly JsonElement Expected = JsonElement.Parse(File.ReadAllBytes(TestbedRoot.Fixture("broken/expected.json"))).GetProperty("state");

    public static TheoryData<string> Files => [.. Expected.EnumerateObject().Select(file => file.Name)];

    [Fact]
    public void Every_broken_file_is_expected() =>
        Assert.Equal(
            Directory.GetFiles(TestbedRoot.Fixture("broken/state")).Select(Path.GetFileName).Order(StringComparer.Ordinal),
            Expected.EnumerateObject().Select(file => file.Name).Order(StringComparer.Ordinal));

    [Theory]
    [Trait("Fault", "S2")]
    [Trait("Fault", "S7")]
    [Trait("Fault", "S8")]
    [Trait("Fault", "S9")]
    [MemberData(nameof(Files))]
    public async Task Costs_no_more_than_it_must(string file)
    {
        using TestbedRoot root = TestbedRoot.Lab();
        root.Copy($"broken/state/{file}", "projects/lab/lab-state.json");
        Deployment lab = (await root.ReadAsync()).Deployments.Single();
        JsonElement expected = Expected.GetProperty(file);
        if (expected.TryGetProperty("refused", out JsonElement code))
        {
            Assert.Equal([code.GetString()], lab.Problems.Select(problem => problem.Code));
            Assert.Equal(code.GetString(), lab.StateRefusal?.Code);
            Assert.False(lab.HasState || lab.ReadSuccess);
            Assert.Empty(lab.Guests);
            return;
        }

        Assert.True(lab.HasState && lab.ReadSuccess);
        Assert.Equal(Tally.Expected(expected.GetProperty("problems")), Tally.ByCode(lab.Problems));
        Assert.Equal(expected.GetProperty("guests").EnumerateObject().ToDictionary(guest => guest.Name, guest => guest.Value.GetString()), lab.Guests.ToDictionary(guest => guest.Name, guest => (string?)guest.KindName));
        if (expected.TryGetProperty("templates", out JsonElement templates))
        {
            Assert.Equal(templates.EnumerateArray().Select(template => template.GetString()).Order(), lab.Guests.Where(guest => guest.IsTemplate).Select(guest => guest.Name).Order());
        }

        if (expected.TryGetProperty("cloneOf", out JsonElement clones))
        {
            Assert.Equal(clones.EnumerateObject().ToDictionary(clone => clone.Name, clone => clone.Value.GetString()), lab.Guests.Where(guest => guest.CloneOf is not null).ToDictionary(guest => guest.Name, guest => guest.CloneOf));
        }

        if (expected.TryGetProperty("hosts", out JsonElement hosts))
        {
            Assert.Equal(hosts.EnumerateObject().ToDictionary(host => host.Name, host => host.Value.GetBoolean()), lab.Hosts.ToDictionary());
        }
    }

    [Theory]
    [Trait("Fault", "S2")]
    [Trait("Fault", "S7")]
    [MemberData(nameof(Files))]
    public async Task Leaves_the_other_deployments_as_they_were(string file)
    {
        using var root = new TestbedRoot("v1.1");
        Dictionary<string, string> before = Others(await root.ReadAsync());
        root.Copy($"broken/state/{file}", "projects/smartcity/smartcity-state.json");
        Assert.Equal(before, Others(await root.ReadAsync()));

        static Dictionary<string, string> Others(TestbedContents contents) =>
            contents.Deployments.Where(deployment => deployment.Name != "smartcity").ToDictionary(deployment => deployment.Name, deployment => JsonSerializer.Serialize(deployment));
    }

    [Fact]
    public async Task A_replaced_guest_takes_its_problems_with_it_and_the_last_value_of_a_member_counts()
    {
        using TestbedRoot root = TestbedRoot.Lab();
        root.Write("projects/lab/lab-state.json", """
            {"testbed_guests": {"web": 1, "web": {"docker": {"image": 5, "image": "a"}, "testbed_host": [{"x": []}], "testbed_host": "main", "guest_id": -1, "guest_id": null}},
             "project_name": 7, "project_name": "lab", "state_provisioning": {"guests_provisioned": 1}, "state_provisioning": {"guests_provisioned": true}}
            """);
        Deployment lab = (await root.ReadAsync()).Deployments.Single();
        Assert.Equal(["duplicate-name"], lab.Problems.Select(problem => problem.Code));
        Assert.Equal(("a", "main", "lab-web"), (lab.Guests.Single().Image, lab.Guests.Single().Host, lab.Guests.Single().RuntimeName));
        Assert.True(lab.Provisioned);
    }

    [Fact]
    public async Task A_problem_says_where_it_is_and_what_was_expected_but_not_what_stood_there()
    {
        using TestbedRoot root = TestbedRoot.Lab();
        root.Write("projects/lab/lab-state.json", """{"testbed_guests": {"vm": {"testbed_host": "main", "libvirt": {"cpus": "hunter2"}, "network": [null, {"mac": 3}]}}}""");
        Deployment lab = (await root.ReadAsync()).Deployments.Single();
        Assert.Equal(["$.testbed_guests.vm.libvirt.cpus", "$.testbed_guests.vm.network[1].mac"], lab.Problems.Select(problem => problem.JsonPath));
        Assert.Equal("Expected a whole number of 0 to 4294967295, found text.", lab.Problems[0].Detail);
        Assert.DoesNotContain("hunter2", JsonSerializer.Serialize(lab), StringComparison.Ordinal);
    }
}
