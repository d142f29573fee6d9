using AngleSharp.Dom;
using Microsoft.AspNetCore.Components;
using Portal.Components.Shared;
using Portal.Tests.Components.Pages;

namespace Portal.Tests.Components.Shared;

public sealed class CardBoundaryTests
{
    [Fact]
    public async Task A_card_that_fails_says_so_with_a_reference_and_leaves_the_others_as_they_are()
    {
        await using var page = new PageFixture();
        IDocument drawn = await page.RenderAsync<TwoCards>();
        IElement fault = Assert.Single(drawn.QuerySelectorAll("[role=alert]"));
        Assert.Matches("^This part could not be drawn; the rest works. Reference [0-9a-f]{8}.$", fault.QuerySelector("p")!.TextContent);
        Assert.Equal("Try again", fault.QuerySelector("button")!.TextContent);
        Assert.DoesNotContain(Broken.Secret, drawn.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("alive", drawn.QuerySelector("section")!.TextContent);
    }

    private sealed class TwoCards : ComponentBase
    {
        protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder)
        {
            builder.OpenComponent<CardBoundary>(0);
            builder.AddAttribute(1, nameof(CardBoundary.ChildContent), (RenderFragment)(card => { card.OpenComponent<Broken>(0); card.CloseComponent(); }));
            builder.CloseComponent();
            builder.OpenComponent<CardBoundary>(2);
            builder.AddAttribute(3, nameof(CardBoundary.ChildContent), (RenderFragment)(card => card.AddMarkupContent(0, "<section>alive</section>")));
            builder.CloseComponent();
        }
    }

    private sealed class Broken : ComponentBase
    {
        public const string Secret = "what only the log may hold";

        protected override void OnInitialized() => throw new InvalidOperationException(Secret);
    }
}
