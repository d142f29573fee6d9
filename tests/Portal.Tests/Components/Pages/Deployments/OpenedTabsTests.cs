using Portal.Components.Pages.Deployments;

namespace Portal.Tests.Components.Pages.Deployments;

public sealed class OpenedTabsTests
{
    private static readonly DeploymentTab Guests = DeploymentTab.Named("guests");

    [Fact]
    public void A_part_is_there_once_it_was_looked_at()
    {
        var tabs = new OpenedTabs("campus");
        Assert.Empty(tabs.Opened);
        tabs.Open(Guests);
        tabs.Open(Guests);
        Assert.Equal(Guests, Assert.Single(tabs.Opened));
    }

    [Fact]
    public void Going_back_to_a_part_finds_it_as_it_was_left()
    {
        var tabs = new OpenedTabs("cam pus");
        Assert.Equal("deployments/cam%20pus", tabs.AddressOf(Guests));
        tabs.Remember("deployments/cam%20pus?q=web#row");
        tabs.Remember("deployments/other?q=db");
        Assert.Equal("deployments/cam%20pus?q=web", tabs.AddressOf(Guests));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("nonsense")]
    public void What_names_no_part_is_the_first(string? name) => Assert.Equal("guests", DeploymentTab.Named(name).Name);
}
