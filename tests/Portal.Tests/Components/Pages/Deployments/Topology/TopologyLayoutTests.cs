using Portal.Components.Pages.Deployments.Topology;
using Portal.Testbed;

namespace Portal.Tests.Components.Pages.Deployments.Topology;

public sealed class TopologyLayoutTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(3, 1)]
    [InlineData(3, 3)]
    [InlineData(29, 2)]
    [InlineData(200, 1)]
    [InlineData(200, 4)]
    [InlineData(200, 20)]
    public void No_two_nodes_cover_each_other_and_all_are_inside(int guests, int switches) => Check(TopologyFixture.Of(guests, switches));

    [Theory]
    [InlineData("v1.1", "campus")]
    [InlineData("v1.1", "smartcity")]
    [InlineData("v1.0", "factoryline")]
    public async Task Nor_in_the_example_files(string fixture, string name) => Check(await TopologyFixture.ReadAsync(fixture, name));

    [Fact]
    public void The_same_files_give_the_same_picture()
    {
        TopologyLayout one = Layout(TopologyFixture.Of(40, 3)), other = Layout(TopologyFixture.Of(40, 3));
        Assert.Equal(one.Places.OrderBy(pair => pair.Key, StringComparer.Ordinal), other.Places.OrderBy(pair => pair.Key, StringComparer.Ordinal));
        Assert.Equal(one.Paths.OrderBy(pair => pair.Key, StringComparer.Ordinal), other.Paths.OrderBy(pair => pair.Key, StringComparer.Ordinal));
        Assert.Equal(one.Buses, other.Buses);
    }

    [Fact]
    public void A_few_guests_stand_side_by_side_and_two_hundred_in_columns_that_fit_a_screen()
    {
        Assert.Single(Layout(TopologyFixture.Of(3, 1)).Places.Where(pair => pair.Key.StartsWith("guest:", StringComparison.Ordinal)).Select(pair => pair.Value.Y).Distinct());
        Assert.InRange(Layout(TopologyFixture.Of(200, 4)).Width, 800, 1300);
    }

    [Fact]
    public async Task Layers_lead_downwards()
    {
        TopologyLayout layout = Layout(await TopologyFixture.ReadAsync("v1.1", "campus"));
        int[] heights = [.. new[] { "external:uplink", "switch:uplink", "router:lr0", "switch:sw0", "guest:phone" }.Select(id => layout.Places[id].Y)];
        Assert.Equal(heights.Order().Distinct(), heights);
    }

    private static TopologyLayout Layout(Deployment deployment) => TopologyLayout.Of(TopologyGraph.From(deployment)!);

    private static void Check(Deployment deployment)
    {
        TopologyGraph graph = TopologyGraph.From(deployment)!;
        TopologyLayout layout = TopologyLayout.Of(graph);
        (int X, int Y)[] places = [.. layout.Places.Values];
        Assert.Equal(graph.Nodes.Length, places.Length);
        Assert.Equal(graph.Links.Length, layout.Paths.Count);
        Assert.All(places, place => Assert.True(place.X >= 0 && place.Y >= 0 && place.X + TopologyLayout.NodeWidth <= layout.Width && place.Y + TopologyLayout.NodeHeight <= layout.Height, $"{place} in {layout.Width} × {layout.Height}"));
        for (int i = 0; i < places.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                Assert.True(
                    Math.Abs(places[i].X - places[j].X) >= TopologyLayout.NodeWidth || Math.Abs(places[i].Y - places[j].Y) >= TopologyLayout.NodeHeight,
                    $"{places[i]} covers {places[j]}");
            }
        }
    }
}
