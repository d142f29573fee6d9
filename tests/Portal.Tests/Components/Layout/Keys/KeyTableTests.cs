using AngleSharp.Dom;
using Portal.Components.Layout;
using Portal.Components.Layout.Keys;
using Portal.Tests.Components.Pages;

namespace Portal.Tests.Components.Layout.Keys;

public sealed class KeyTableTests
{
    private static readonly KeyBinding[] Bindings = [.. KeyTable.All.SelectMany(group => group.Bindings)];

    [Fact]
    public void No_key_does_two_things()
    {
        string[] keys = [.. Bindings.SelectMany(binding => binding.Shown)];
        Assert.Equal(keys.Distinct(), keys);
    }

    [Fact]
    public void Every_page_of_the_navigation_has_a_key() =>
        Assert.All(Destination.All, destination => Assert.Contains(Bindings, binding => binding.Keys == destination.Key && binding.Target == destination.Address));

    [Fact]
    public void What_the_script_does_has_a_target() => Assert.All(Bindings.Where(binding => binding.Act is not null), binding => Assert.False(string.IsNullOrEmpty(binding.Target)));

    [Fact]
    public async Task The_help_dialog_shows_every_key_and_holds_what_the_script_reads()
    {
        await using var page = new PageFixture();
        IDocument help = await page.RenderAsync<HelpDialog>();
        Assert.Equal(Bindings.Select(binding => (binding.Keys, binding.Act, binding.Target, binding.Does)), help.QuerySelectorAll("[data-keys]:not(p)").Select(row =>
            (row.GetAttribute("data-keys")!, row.GetAttribute("data-act"), row.GetAttribute("data-target"), row.QuerySelector("dd")!.TextContent)));
        Assert.All(help.QuerySelectorAll(".keys dt"), key => Assert.NotEmpty(key.QuerySelectorAll("kbd")));
    }
}
