using Portal.Components.Tables;

namespace Portal.Tests.Components.Tables;

public sealed class TypedTextTests
{
    private readonly TypedText _text = new();

    [Fact]
    public void An_address_that_comes_back_late_undoes_nothing()
    {
        _text.Follow(null);
        _text.Type("w");
        _text.Type("we");
        _text.Follow("w");
        Assert.Equal("we", _text.Text);
        _text.Type("web");
        _text.Follow("web");
        Assert.Equal("web", _text.Text);
    }

    [Fact]
    public void Another_address_counts_also_after_typing()
    {
        _text.Follow("web");
        Assert.Equal("web", _text.Text);
        _text.Type("webs");
        _text.Follow("webs");
        _text.Follow("web");
        Assert.Equal("web", _text.Text);
        _text.Follow(null);
        Assert.Equal("", _text.Text);
    }

    [Fact]
    public void Typing_what_stood_there_before_is_an_echo_too()
    {
        _text.Follow("a");
        _text.Type("ab");
        _text.Type("a");
        _text.Follow("ab");
        _text.Follow("a");
        Assert.Equal("a", _text.Text);
    }
}
