using Portal.Components.Layout;

namespace Portal.Tests.Components.Layout;

public sealed class TrailTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("guests?q=web", "Overview ./ | Guests")]
    [InlineData("problems", "Overview ./ | Problems")]
    [InlineData("hosts/host-a?range=6h", "Overview ./ | Hosts hosts | host-a")]
    [InlineData("hosts/host%20a/guests/db", "Overview ./ | Hosts hosts | host a hosts/host%20a | db")]
    [InlineData("unheard-of", "Overview ./ | unheard-of")]
    public void The_way_to_a_page_is_read_off_its_address(string address, string expected) =>
        Assert.Equal(expected, string.Join(" | ", Trail.Of(address).Select(step => step.Address is null ? step.Name : $"{step.Name} {step.Address}")));

    [Fact]
    public void A_guests_page_leads_back_to_its_deployment() =>
        Assert.Equal(["Overview", "Deployments", "campus", "web"], Trail.Of("deployments/campus/guests/web").Select(step => step.Name));

    [Fact]
    public void The_page_itself_is_no_link() => Assert.Null(Trail.Of("deployments/campus/guests/web")[^1].Address);
}
