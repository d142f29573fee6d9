using Portal.Components.Shared;

namespace Portal.Tests.Components.Shared;

public sealed class PageLinksTests
{
    [Fact]
    public void Links_are_relative_to_the_base() => Assert.Equal("deployments/campus/guests/web-1", PageLinks.Guest("campus", "web-1"));

    [Fact]
    public void Every_name_is_encoded_by_itself() => Assert.Equal("hosts/a%2Fb%3Fc%23d/guests/%3Cx%3E%25%20%26", PageLinks.UnassignedGuest("a/b?c#d", "<x>% &"));

    [Fact]
    public void A_deployment_can_be_named_anything() => Assert.Equal("deployments/a%26b%3Dc%20%23", PageLinks.Deployment("a&b=c #"));

    [Theory]
    [InlineData(null, false, "./")]
    [InlineData("mem", false, "./?top=mem")]
    [InlineData(null, true, "./?wall=1")]
    [InlineData("mem", true, "./?top=mem&wall=1")]
    public void The_overview_keeps_what_is_asked_of_it(string? top, bool isWall, string address) => Assert.Equal(address, PageLinks.Overview(top, isWall));
}
