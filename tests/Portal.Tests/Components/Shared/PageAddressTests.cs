using Portal.Components.Shared;

namespace Portal.Tests.Components.Shared;

public sealed class PageAddressTests
{
    private readonly PageAddress _address = new("hosts/a%2Fb", ("range", "6h"), ("by", null), ("cores", "lines"));

    [Fact]
    public void What_was_chosen_stands_in_it_and_defaults_do_not() => Assert.Equal("hosts/a%2Fb?range=6h&cores=lines", _address.Text);

    [Fact]
    public void A_link_keeps_what_the_others_chose()
    {
        Assert.Equal("hosts/a%2Fb?range=24h&cores=lines", _address.With(("range", "24h")));
        Assert.Equal("hosts/a%2Fb?range=6h&cores=lines&by=a%26b", _address.With(("by", "a&b")));
        Assert.Equal("hosts/a%2Fb?cores=lines", _address.With(("range", null)));
    }

    [Fact]
    public void A_place_within_the_page_is_its_fragment() => Assert.Equal("hosts/a%2Fb?range=6h&cores=lines#net%20work", _address.At("net work"));

    [Fact]
    public void Two_that_lead_to_the_same_are_the_same()
    {
        Assert.Equal(new PageAddress("x", ("range", "6h")), new PageAddress("x", ("by", null), ("range", "6h")));
        Assert.NotEqual(new PageAddress("x"), new PageAddress("x", ("range", "6h")));
    }
}
