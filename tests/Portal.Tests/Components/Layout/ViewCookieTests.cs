using Portal.Components.Layout;

namespace Portal.Tests.Components.Layout;

public sealed class ViewCookieTests
{
    [Fact]
    public void Without_a_cookie_the_system_decides()
    {
        ViewCookie view = ViewCookie.From(null);
        Assert.Null(view.Theme);
        Assert.Equal("(prefers-color-scheme: dark)", view.DarkMedia);
    }

    [Fact]
    public void A_chosen_theme_is_right_from_the_first_byte()
    {
        ViewCookie view = ViewCookie.From("theme=dark&zone=Asia/Kolkata");
        Assert.Equal(("all", "not all", "Asia/Kolkata"), (view.DarkMedia, view.LightMedia, view.TimeZone));
    }

    [Theory]
    [InlineData("theme=\"><script>")]
    [InlineData("&&==%")]
    [InlineData("theme=dark,light")]
    public void What_is_not_understood_does_not_count(string cookie) => Assert.Null(ViewCookie.From(cookie).Theme);
}
