using Microsoft.AspNetCore.Components;
using Portal.Components.Tables;

namespace Portal.Tests.Components.Tables;

/// <summary>What is done with a table before the browser has said that it went where it was sent.</summary>
public sealed class TableNavigationTests
{
    private readonly SlowBrowser _browser = new();
    private readonly TableNavigation _table;

    public TableNavigationTests()
    {
        _table = new TableNavigation(_browser, "/guests");
        _table.Follow(new TableQuery());
    }

    [Fact]
    public void What_is_done_at_once_after_another_thing_keeps_it()
    {
        _table.Type("web");
        _table.Choose("kind", "docker");
        _table.SortBy(new SortOrder("name", IsFalling: false));
        Assert.Equal("guests?q=web&kind=docker&sort=name", _browser.Newest);
        Assert.Null(_table.Query.Text);
    }

    [Fact]
    public void An_answer_that_is_late_undoes_nothing()
    {
        _table.Type("web");
        _table.Choose("kind", "docker");
        _table.Follow(new TableQuery { Text = "web" });
        Assert.Equal("web", _table.Query.Text);
        Assert.Null(_table.Query.Facet("kind"));
        _table.SortBy(new SortOrder("name", IsFalling: false));
        Assert.Equal("guests?q=web&kind=docker&sort=name", _browser.Newest);
    }

    [Fact]
    public void A_page_that_is_drawn_again_meanwhile_undoes_nothing()
    {
        _table.Type("web");
        _table.Follow(new TableQuery());
        _table.Choose("kind", "docker");
        Assert.Equal("guests?q=web&kind=docker", _browser.Newest);
    }

    [Fact]
    public void After_another_address_what_was_asked_before_counts_no_more()
    {
        _table.Type("web");
        _table.Follow(new TableQuery { Text = "web" });
        _table.Choose("kind", "docker");
        _table.Follow(new TableQuery { Text = "db" });
        _table.SortBy(new SortOrder("name", IsFalling: false));
        Assert.Equal("guests?q=db&sort=name", _browser.Newest);
    }

    [Fact]
    public void Once_the_browser_has_followed_its_address_is_what_counts()
    {
        _table.Choose("kind", "docker");
        _table.Follow(_table.Query with { Facets = _table.Query.Facets.SetItem("kind", "docker") });
        _table.Follow(new TableQuery());
        _table.Type("web");
        Assert.Equal("guests?q=web", _browser.Newest);
    }

    private sealed class SlowBrowser : NavigationManager
    {
        public SlowBrowser() => Initialize("http://portal/", "http://portal/guests");

        public string? Newest { get; private set; }

        protected override void NavigateToCore(string uri, NavigationOptions options) => Newest = uri;
    }
}
