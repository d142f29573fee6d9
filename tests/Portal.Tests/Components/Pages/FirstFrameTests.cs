using AngleSharp.Dom;
using Microsoft.AspNetCore.Components.Rendering;
using Portal.Components.Pages;
using Portal.Components.Shared;
using Portal.Live;
using static Portal.Tests.Live.LiveSamples;

namespace Portal.Tests.Components.Pages;

/// <summary>The first snapshot may come while a page is being made.</summary>
public sealed class FirstFrameTests
{
    [Fact]
    public async Task A_page_that_took_over_the_frame_before_says_that_nobody_can_tell_yet()
    {
        await using var pages = new PageFixture();
        IDocument page = await pages.RenderAsync<Overtaken>();
        Assert.Equal("taken over: False, newest: True", page.Body!.TextContent);
    }

    private sealed class Overtaken : LivePage
    {
        protected override bool Show(LiveFrame frame)
        {
            History.Add(Joint(1, [Answer("a", TakenOf("a", 1))]));
            return true;
        }

        protected override ScriptMessage? Message(LiveFrame frame) => null;

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, $"taken over: {HasSnapshot}, newest: {Frame.HasSnapshot}");
    }
}
