using Portal.Components.Layout;
using Portal.Problems;
using static Portal.Tests.Live.LiveSamples;

namespace Portal.Tests.Components.Layout;

public sealed class ProblemNewsTests
{
    private static readonly Problem Missing = Of("guest-missing", ProblemSeverity.Error, "web is missing.");
    private static readonly Problem Silent = Of("host-silent", ProblemSeverity.Error, "host-b is silent.");
    private static readonly Problem Full = Of("host-filesystem", ProblemSeverity.Warning, "/var is full.");

    [Fact]
    public void A_new_error_is_its_sentence() => Assert.Equal("host-b is silent.", ProblemNews.Between(Listed(Missing), Listed(Silent, Missing)));

    [Fact]
    public void Of_several_the_first_is_said_and_the_others_counted() => Assert.Equal("web is missing. 1 more error.", ProblemNews.Between(Listed(), Listed(Missing, Silent)));

    [Fact]
    public void Warnings_what_is_known_and_the_first_list_are_no_news()
    {
        Assert.Null(ProblemNews.Between(Listed(Missing), Listed(Missing, Full)));
        Assert.Null(ProblemNews.Between(ProblemList.Empty, Listed(Missing)));
        Assert.Null(ProblemNews.Between(Listed(Missing), Listed()));
    }

    private static ProblemList Listed(params Problem[] active) => new() { CheckedAt = Start, Active = [.. active] };

    private static Problem Of(string code, ProblemSeverity severity, string sentence) => new(new ProblemKey(code, new ProblemSubject("host-b")), severity, new ProblemText(sentence, "", ""), Start, Start);
}
