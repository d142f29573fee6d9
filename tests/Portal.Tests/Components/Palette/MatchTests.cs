using Portal.Components.Palette;

namespace Portal.Tests.Components.Palette;

public sealed class MatchTests
{
    [Fact]
    public void The_whole_name_is_better_than_its_beginning_than_a_word_within_than_letters_within_than_scattered_letters()
    {
        int[] scores = [.. new[] { "web", "web-1", "my-web", "cobweb", "we-b" }.Select(text => Match.Fuzzy("web", text))];
        Assert.Equal(scores.OrderDescending(), scores);
        Assert.All(scores, score => Assert.True(score > 0));
    }

    [Fact]
    public void Of_two_that_begin_alike_the_shorter_is_better() => Assert.True(Match.Fuzzy("web", "web-1") > Match.Fuzzy("web", "web-100"));

    [Theory]
    [InlineData("wb1", "web-1")]
    [InlineData("s12", "sensor-12")]
    [InlineData("ls1", "lab-sensor-1")]
    public void Letters_in_their_order_are_enough(string word, string text) => Assert.True(Match.Fuzzy(word, text) > 0);

    [Theory]
    [InlineData("bw", "web")]
    [InlineData("eb1", "web-1")]
    [InlineData("ws", "workstation-of-somebody-else-s")]
    [InlineData("x", "web")]
    public void Chance_is_not(string word, string text) => Assert.True(Match.Fuzzy(word, text) is 0 or < 200);

    [Fact]
    public void A_scattered_match_begins_a_word() => Assert.Equal(0, Match.Fuzzy("eb1", "web-1"));
}
