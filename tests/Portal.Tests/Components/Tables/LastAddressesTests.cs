using Portal.Components.Tables;

namespace Portal.Tests.Components.Tables;

public sealed class LastAddressesTests
{
    private readonly LastAddresses _last = new();

    [Fact]
    public void A_list_that_is_entered_again_is_as_it_was_left()
    {
        Assert.Null(_last.Enter("first visit", "/guests", "?q=web"));
        Assert.Null(_last.Enter("elsewhere", "/hosts", string.Empty));
        Assert.Equal("?q=web", _last.Enter("second visit", "/guests", string.Empty));
    }

    [Fact]
    public void Who_asks_for_something_gets_it_and_who_clears_a_filter_does_too()
    {
        object page = new();
        Assert.Null(_last.Enter(page, "/guests", "?q=web"));
        Assert.Null(_last.Enter(page, "/guests", string.Empty));
        Assert.Null(_last.Enter("second visit", "/guests", string.Empty));
        Assert.Null(_last.Enter("third visit", "/guests", "?q=db"));
    }
}
