using Portal.Components.Pages.Overview;

namespace Portal.Tests.Components.Pages;

public sealed class NaturalOrderTests
{
    [Fact]
    public void Numbers_in_names_are_counted() =>
        Assert.Equal(["web-1", "web-2", "web-10", "Web-11"], new[] { "web-10", "Web-11", "web-2", "web-1" }.Order(NaturalOrder.Instance));

    [Theory]
    [InlineData("a1", "a01")]
    [InlineData("A", "a")]
    [InlineData("", "a")]
    [InlineData("99999999999999999999999", "100000000000000000000000")]
    public void The_order_is_total(string one, string two)
    {
        Assert.NotEqual(0, NaturalOrder.Instance.Compare(one, two));
        Assert.Equal(Math.Sign(NaturalOrder.Instance.Compare(one, two)), -Math.Sign(NaturalOrder.Instance.Compare(two, one)));
    }
}
