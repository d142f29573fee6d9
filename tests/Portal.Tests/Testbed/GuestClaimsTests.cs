using Portal.Collectors;
using Portal.Testbed;

namespace Portal.Tests.Testbed;

public sealed class GuestClaimsTests
{
    [Theory]
    [Trait("Fault", "S8")]
    [InlineData("main", "a", "b-c")]
    [InlineData("host-b", "a-b", "c")]
    [InlineData("host-z", "a", "b-c")]
    public async Task Of_two_guests_with_one_runtime_name_the_one_placed_on_the_reporting_host_wins(string host, string project, string name)
    {
        using var root = new TestbedRoot("broken/collision");
        TestbedContents contents = await root.ReadAsync(options => options with { StateFiles = root.Path });
        Assert.True(new GuestClaims(contents).TryClaim(GuestKind.Docker, "a-b-c", host, out Deployment? deployment, out ExpectedGuest? guest));
        Assert.Equal((project, name), (deployment.Name, guest.Name));
        Assert.All(contents.Deployments, deployment => Assert.Equal(["name-collision"], deployment.Problems.Select(problem => problem.Code)));
    }

    [Theory]
    [InlineData("up", "down", 1)]
    [InlineData("running", "up", 2)]
    [InlineData("failed", "running", 2)]
    [InlineData("down", "failed", 2)]
    [InlineData("odd", "down", 2)]
    [InlineData("up", "up", 1)]
    public void Among_equals_the_flag_decides_then_the_name(string first, string second, int winner)
    {
        TestbedContents contents = Contents(("a", first, "a-x", GuestKind.Docker), ("b", second, "a-x", GuestKind.Docker));
        Assert.True(new GuestClaims(contents).TryClaim(GuestKind.Docker, "a-x", "main", out Deployment? deployment, out _));
        Assert.Equal(winner == 1 ? "a" : "b", deployment.Name);
    }

    [Fact]
    public void A_guest_of_an_unknown_kind_is_found_by_its_runtime_name_alone()
    {
        TestbedContents contents = Contents(("a", "up", "a-x", null), ("b", "up", "b-x", GuestKind.Docker));
        var claims = new GuestClaims(contents);
        Assert.True(claims.TryClaim(GuestKind.Libvirt, "a-x", "main", out Deployment? deployment, out _));
        Assert.Equal("a", deployment.Name);
        Assert.False(claims.TryClaim(GuestKind.Libvirt, "b-x", "main", out _, out _));
        Assert.False(claims.TryClaim(GuestKind.Docker, "B-x", "main", out _, out _));
    }

    private static TestbedContents Contents(params (string Name, string State, string RuntimeName, GuestKind? Kind)[] deployments) => new()
    {
        Deployments =
        [
            .. deployments.Select(deployment => new Deployment
            {
                Name = deployment.Name,
                RealName = deployment.Name,
                State = Enum.TryParse(deployment.State, ignoreCase: true, out DeploymentState state) ? state : DeploymentState.Unknown,
                Guests = [new ExpectedGuest { Name = "x", RealName = "x", KindName = deployment.Kind?.Name ?? "unknown", Kind = deployment.Kind, RuntimeName = deployment.RuntimeName }],
            }),
        ],
    };
}
