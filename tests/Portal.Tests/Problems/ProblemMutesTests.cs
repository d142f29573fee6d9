using Portal.Problems;
using static Portal.Tests.Live.LiveSamples;

namespace Portal.Tests.Problems;

/// <summary>What a browser does not want to be told of, and for how long.</summary>
public sealed class ProblemMutesTests
{
    private static readonly Problem Silent = Of(ProblemCodes.HostSilent, ProblemSeverity.Error, Start);

    [Fact]
    public void A_mute_for_a_time_ends_with_it()
    {
        ProblemMutes mutes = ProblemMutes.Parse(ProblemMutes.None.With(Silent, TimeSpan.FromHours(1), Start).ToString());
        Assert.True(mutes.Holds(Silent, Start.AddMinutes(59)));
        Assert.False(mutes.Holds(Silent, Start.AddMinutes(61)));
        Assert.True(mutes.Holds(Of(ProblemCodes.HostSilent, ProblemSeverity.Error, Start.AddMinutes(30)), Start.AddMinutes(40)));
        Assert.False(mutes.Holds(Of(ProblemCodes.ClockSkew, ProblemSeverity.Error, Start), Start));
    }

    [Fact]
    public void A_mute_until_it_is_solved_does_not_hold_the_next_of_its_kind()
    {
        ProblemMutes mutes = ProblemMutes.Parse(ProblemMutes.None.With(Silent, null, Start).ToString());
        Assert.True(mutes.Holds(Silent, Start.AddDays(300)));
        Assert.False(mutes.Holds(Of(ProblemCodes.HostSilent, ProblemSeverity.Error, Start.AddMinutes(30)), Start.AddMinutes(40)));
        Assert.False(mutes.Without(Silent).Holds(Silent, Start));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("nonsense.1f8e0a93c4-x.ZZZZZZZZZZ-s.1f8e0a93c4")]
    public void What_is_not_understood_mutes_nothing(string? cookie) => Assert.True(ProblemMutes.Parse(cookie).IsEmpty);

    [Fact]
    public void A_cookie_stays_small_and_forgets_what_has_ended()
    {
        ProblemMutes mutes = ProblemMutes.None.With(Silent, TimeSpan.FromHours(1), Start);
        for (int i = 0; i < 300; i++)
        {
            mutes = mutes.With(Of($"code-{i}", ProblemSeverity.Error, Start), TimeSpan.FromHours(8), Start.AddHours(2));
        }

        Assert.InRange(mutes.ToString().Length, 1000, 3000);
        Assert.Equal(mutes.ToString(), ProblemMutes.Parse(mutes.ToString()).ToString());
        Assert.True(mutes.Holds(Of("code-299", ProblemSeverity.Error, Start), Start.AddHours(3)));
    }

    [Fact]
    public void What_is_muted_is_not_counted_in_title_and_icon()
    {
        var list = new ProblemList { Active = [Silent, Of(ProblemCodes.ClockSkew, ProblemSeverity.Warning, Start), Of(ProblemCodes.GuestUnassigned, ProblemSeverity.Information, Start)], Errors = 1, Warnings = 1 };
        Assert.Equal(new ProblemCounts(1, 1), ProblemCounts.Of(list, ProblemMutes.None, Start));
        Assert.Equal(new ProblemCounts(0, 1), ProblemCounts.Of(list, ProblemMutes.None.With(Silent, null, Start), Start));
    }

    private static Problem Of(string code, ProblemSeverity severity, DateTimeOffset since) => new(new ProblemKey(code, new ProblemSubject("host-b")), severity, new ProblemText("a", "b", "c"), since, since);
}
