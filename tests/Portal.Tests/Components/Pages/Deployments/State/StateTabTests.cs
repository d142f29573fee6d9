using System.Text;
using AngleSharp.Dom;
using Portal.Cluster;
using Portal.Components.Pages.Deployments.State;
using Portal.Testbed;
using static Portal.Tests.Live.LiveSamples;

namespace Portal.Tests.Components.Pages.Deployments.State;

public sealed class StateTabTests
{
    private const string Small = """
        {
          "project_name": "campus",
          "testbed_guests": {
            "web-10": { "docker": { "environment": { "A": "CANARY" } } },
            "web-2": { "docker": {} }
          },
          "testbed_hosts": {},
          "list": [1, 2, 3]
        }
        """;

    [Fact]
    public void The_outline_says_where_each_part_and_each_guest_begins()
    {
        StateOutline outline = StateLines.Of(Of(Small)).Outline;
        Assert.Equal([new("project_name", 2), new("testbed_guests", 3, 2), new("testbed_hosts", 7), new("list", 8, 3)], outline.Members);
        Assert.Equal([new("web-2", 5), new("web-10", 4)], outline.Guests);
    }

    [Fact]
    public void A_file_of_one_line_is_laid_out()
    {
        StateLines lines = StateLines.Of(Of("{\"project_name\": \"" + new string('x', 3000) + "\", \"testbed_guests\": {\"web\": {}}}"));
        Assert.True(lines.IsLaidOut);
        Assert.Equal("  \"testbed_guests\": {", lines.Lines[2]);
        Assert.Equal(2001, lines.Lines[1].Length);
    }

    [Fact]
    public void What_turns_a_line_around_is_replaced() =>
        Assert.Equal("{\"name\": \"a\uFFFDb\"}", StateLines.Of(Of("{\"name\": \"a\u202Eb\"}")).Lines[0].Replace("(blanked)", "a\uFFFDb", StringComparison.Ordinal));

    [Fact]
    public async Task It_shows_path_time_size_and_lines_without_what_is_secret()
    {
        IDocument page = await RenderAsync(Deployed(Of(Small)));
        Assert.Equal("/srv/campus/campus-state.json", page.QuerySelector(".state-path")?.TextContent);
        Assert.Contains("\"web-2\": { \"docker\": {} }", page.QuerySelector(".state-lines")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("CANARY", page.Body!.InnerHtml, StringComparison.Ordinal);
        Assert.Equal(["–", "web-2", "web-10"], page.QuerySelectorAll(".state-jump option").Select(option => option.TextContent));
        Assert.Equal("api/deployments/campus/state", page.QuerySelector("a[download]")?.GetAttribute("href"));
        Assert.Empty(page.QuerySelectorAll("[style]"));
    }

    [Fact]
    public async Task The_address_says_what_is_sought_and_where_one_is()
    {
        IDocument page = await RenderAsync(Deployed(Of(Small)), "&find=WEB&line=5");
        Assert.Equal(2, page.QuerySelectorAll(".state-lines mark").Length);
        Assert.Equal("5", page.QuerySelector("[data-at]")?.GetAttribute("data-line"));
        Assert.Equal("2 of 2\u00A0lines", page.QuerySelector(".state-tools [role=status]")?.TextContent);
        Assert.Equal("No line holds it.", (await RenderAsync(Deployed(Of(Small)), "&find=nowhere")).QuerySelector(".state-tools [role=status]")?.TextContent);
    }

    [Fact]
    public async Task A_newest_version_that_isnt_used_is_told_apart_from_the_one_that_is()
    {
        Deployment deployment = Deployed(Of(Small)) with
        {
            RefusedText = Of(Small.Replace("\"web-2\": {", "\"web-3\": {", StringComparison.Ordinal).Replace("\"list\": [1, 2, 3]", "\"list\": oops", StringComparison.Ordinal)),
            StateRefusal = new FileProblem(ProblemCode.NotJson, "/srv/campus/campus-state.json", null, "Not JSON at line 8, byte 11."),
            StateRefusedSince = Start,
        };
        IElement outage = (await RenderAsync(deployment)).QuerySelector(".state-outage")!;
        Assert.Contains("Not JSON at line 8, byte 11.", outage.TextContent, StringComparison.Ordinal);
        Assert.Contains("\"web-2\"", outage.QuerySelector("[data-change=removed] .state-text")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("\"web-3\"", outage.QuerySelector("[data-change=added] .state-text")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("can't be read any further", outage.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("oops", outage.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Above_two_mebibytes_there_is_an_outline_and_the_download()
    {
        string guests = string.Join(",\n", Enumerable.Range(0, 20_000).Select(index => $"\"g-{index}\": {{\"docker\": {{\"image\": \"{new string('i', 80)}\"}}}}"));
        IDocument page = await RenderAsync(Deployed(Of("{\"testbed_guests\": {" + guests + "}}")));
        Assert.Null(page.QuerySelector(".state-tools"));
        Assert.Contains("too much for a page", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("20\u202F000", page.QuerySelector("td")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("a[download]"));
    }

    [Fact]
    public async Task Without_a_file_it_says_which_is_missing() =>
        Assert.Equal(
            "There is no state file yet. The testbed makes /srv/campus/campus-state.json when artefacts are generated.",
            (await RenderAsync(Deployed(null))).QuerySelector(".empty")?.TextContent);

    private static StateText Of(string state) => StateText.Of(Encoding.UTF8.GetBytes(state))!;

    private static Deployment Deployed(StateText? text) => new()
    {
        Name = "campus",
        RealName = "campus",
        StatePath = "/srv/campus/campus-state.json",
        StateModifiedAt = Start,
        StateText = text,
    };

    private static async Task<IDocument> RenderAsync(Deployment deployment, string query = "")
    {
        ClusterSnapshot snapshot = Joint(0, [Answer("a", TakenOf("a", 0))]) with { Testbed = new TestbedContents { Source = "/testbed", Deployments = [deployment] } };
        await using var pages = new PageFixture(snapshot);
        pages.GoTo("deployments/campus?tab=state" + query);
        return await pages.RenderAsync<StateTab>(("Deployment", "campus"));
    }
}
