using Portal.Components.Layout;
using Portal.Problems;
using Portal.Tests.Support;
using static Portal.Tests.Live.LiveSamples;

namespace Portal.Tests.Components.Layout;

public sealed class ProblemNewsTests
{
    private static readonly Problem Missing = Of("guest-missing", ProblemSeverity.Error, "web is missing.");
    private static readonly Problem Silent = Of("host-silent", ProblemSeverity.Error, "host-b is silent.");
    private static readonly Problem Full = Of("host-filesystem", ProblemSeverity.Warning, "/var is full.");

    private readonly ManualTimeProvider _clock = new();
    private readonly ProblemNews _news;

    public ProblemNewsTests() => _news = new ProblemNews(_clock);

    [Fact]
    public void A_new_error_is_its_sentence()
    {
        Take(Missing);
        Assert.Equal("host-b is silent.", Take(Silent, Missing));
    }

    [Fact]
    public void Of_several_the_first_is_said_and_the_others_counted()
    {
        Take();
        Assert.Equal("web is missing. 1 more error.", Take(Missing, Silent));
    }

    [Fact]
    public void Warnings_what_is_known_and_the_first_list_are_no_news()
    {
        Assert.Null(_news.Take(ProblemList.Empty, static _ => false));
        Assert.Null(Take(Missing));
        Assert.Null(Take(Missing, Full));
        Assert.Null(Take());
    }

    [Fact]
    public void Errors_that_come_one_by_one_are_said_in_one_sentence_every_ten_seconds()
    {
        Take();
        Problem[] many = [.. Enumerable.Range(0, 40).Select(number => Of("guest-missing", ProblemSeverity.Error, $"web-{number} is missing.", $"web-{number}"))];
        List<string> said = [];
        for (int come = 1; come <= many.Length; come++)
        {
            if (Take(many[..come]) is { } sentence)
            {
                said.Add(sentence);
            }

            _clock.Advance(TimeSpan.FromSeconds(0.5));
        }

        Assert.Equal(["web-0 is missing.", "web-1 is missing. 19 more errors."], said);
        Assert.Equal("web-21 is missing. 18 more errors.", Take(many));
        Assert.Null(Take(many));
    }

    [Fact]
    public void One_that_came_and_went_while_it_was_quiet_is_not_said_and_one_that_comes_again_later_is()
    {
        Take();
        Take(Silent);
        Assert.Null(Take(Missing, Silent));
        _clock.Advance(ProblemNews.Quiet);
        Assert.Null(Take(Silent));
        Assert.Null(Take());
        Assert.Equal("host-b is silent.", Take(Silent));
    }

    [Fact]
    public void What_the_reader_muted_is_not_said()
    {
        Take();
        Assert.Equal("host-b is silent.", _news.Take(Listed(Missing, Silent), problem => problem == Missing));
    }

    private string? Take(params Problem[] active) => _news.Take(Listed(active), static _ => false);

    private static ProblemList Listed(params Problem[] active) => new() { CheckedAt = Start, Active = [.. active] };

    private static Problem Of(string code, ProblemSeverity severity, string sentence, string? guest = null) => new(new ProblemKey(code, new ProblemSubject("host-b", Guest: guest)), severity, new ProblemText(sentence, "", ""), Start, Start);
}
