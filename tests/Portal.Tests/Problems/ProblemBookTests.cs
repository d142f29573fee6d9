using System.Collections.Immutable;
using Portal.Cluster;
using Portal.Collectors;
using Portal.Problems;
using static Portal.Tests.Live.LiveSamples;

namespace Portal.Tests.Problems;

/// <summary>Since when, until when, and when nobody can tell.</summary>
public sealed class ProblemBookTests
{
    private readonly ProblemBed _bed = new();

    [Fact]
    public void A_missing_guest_is_a_problem_after_two_answers_and_solved_after_two_good_ones()
    {
        Assert.Empty(_bed.Look(Missing).Active);
        double first = _bed.Seconds;
        Problem problem = Assert.Single(_bed.Look(Missing).Active);
        Assert.Equal(("guest-missing", ProblemSeverity.Error, "campus-web should run on host-b and doesn't."), (problem.Code, problem.Severity, problem.Text.Sentence));
        Assert.Equal(Start.AddSeconds(first), problem.Since);

        _bed.Look(Missing, times: 5);
        Assert.Equal(Start.AddSeconds(_bed.Seconds), problem.LastSeenAt);
        double last = _bed.Seconds;

        Assert.Single(_bed.Look(Well).Active);
        ProblemList solved = _bed.Look(Well);
        Assert.Empty(solved.Active);
        Problem past = Assert.Single(solved.Solved);
        Assert.Equal((Start.AddSeconds(first), Start.AddSeconds(last), Start.AddSeconds(_bed.Seconds)), (past.Since, past.LastSeenAt, past.SolvedAt));
    }

    [Fact]
    public void One_good_answer_between_bad_ones_solves_nothing_and_one_bad_between_good_ones_raises_nothing()
    {
        _bed.Look(Missing, times: 2);
        _bed.Look(Well);
        Assert.Single(_bed.Look(Missing).Active);
        _bed.Look(Well, times: 2);
        _bed.Look(Missing);
        _bed.Look(Well);
        Assert.Empty(_bed.Look(Missing).Active);
    }

    [Fact]
    public void An_answer_that_is_used_twice_counts_once()
    {
        HostSnapshot answer = TakenOf("host-b", 1);
        Assert.Empty(_bed.Look(at => Joint(at, [Answer("host-b", answer)], Guest()), times: 4).Active);
    }

    [Fact]
    public void A_solved_one_stays_on_the_list_for_an_hour()
    {
        _bed.Look(Missing, times: 2);
        _bed.Look(Well, times: 2);
        Assert.Single(_bed.Look(Well, everySeconds: 3595).Solved);
        Assert.Empty(_bed.Look(Well, everySeconds: 10).Solved);
    }

    [Fact]
    public void Nothing_is_a_problem_in_the_first_two_periods()
    {
        var young = new ProblemBed(TimeSpan.Zero);
        ProblemList list = young.Look(Missing, times: 9);
        Assert.Empty(list.Active);
        Assert.Null(list.CheckedAt);
        Assert.Single(young.Look(Missing, times: 3).Active);
    }

    [Fact]
    public void An_offline_host_is_one_problem_and_hides_those_of_its_guests_without_solving_them()
    {
        Problem missing = Assert.Single(_bed.Look(Missing, times: 2).Active);
        ProblemList offline = _bed.Look(Offline, times: 3);
        Assert.Equal(["host-silent"], offline.Active.Select(problem => problem.Code));
        Assert.Equal(ProblemSeverity.Error, offline.Active[0].Severity);
        Assert.Empty(offline.Solved);

        ProblemList back = _bed.Look(Missing, times: 3);
        Assert.Equal(missing.Since, Assert.Single(back.Active).Since);
        Assert.Equal(["host-silent"], back.Solved.Select(problem => problem.Code));
    }

    [Fact]
    public void A_guest_that_nobody_can_tell_of_is_not_solved()
    {
        _bed.Look(Missing, times: 2);
        ProblemList list = _bed.Look(at => Joint(at, [Answer("host-b", TakenOf("host-b", at))], Guest(GuestState.Unknown)), times: 5);
        Assert.Empty(list.Active);
        Assert.Empty(list.Solved);
    }

    [Fact]
    public void Errors_come_before_warnings_and_information_is_not_counted()
    {
        ProblemList list = _bed.Look(
            at => Joint(at, [Answer("host-b", TakenOf("host-b", at))], Guest(), Joined(null, "db", "host-b", Live.LiveSamples.Guest("db"), shouldRun: false)) with { Testbed = new() { Source = "/testbed" } },
            times: 3);
        Assert.Equal([ProblemSeverity.Error, ProblemSeverity.Information], list.Active.Select(problem => problem.Severity));
        Assert.Equal((1, 0, 1), (list.Errors, list.Warnings, list.Count));
    }

    [Fact]
    public void Texts_are_made_for_what_is_wrong_and_only_once()
    {
        ImmutableArray<JoinedGuest> guests = [.. Enumerable.Range(0, 10_000).Select(index => Joined("campus", $"web-{index}", "host-b", Live.LiveSamples.Guest($"campus-web-{index}")))];
        _bed.Look(at => Joint(at, [Answer("host-b", TakenOf("host-b", at))], guests), times: 3);
        Assert.InRange(_bed.AllocatedBytes(), 0, 10_000);

        guests = [.. guests.Select(guest => guest with { Sample = null, State = GuestState.Missing })];
        ImmutableArray<Problem> raised = _bed.Look(at => Joint(at, [Answer("host-b", TakenOf("host-b", at))], guests), times: 2).Active;
        Assert.Equal(10_000, raised.Length);
        Assert.True(_bed.Look(at => Joint(at, [Answer("host-b", TakenOf("host-b", at))], guests), times: 3).Active == raised);
        Assert.InRange(_bed.AllocatedBytes(), 0, 10_000);
    }

    private static JoinedGuest Guest(GuestState state = GuestState.Missing) => Joined("campus", "web", "host-b", null, state);

    private static ClusterSnapshot Missing(double at) => Joint(at, [Answer("host-b", TakenOf("host-b", at))], Guest());

    private static ClusterSnapshot Well(double at) => Joint(at, [Answer("host-b", TakenOf("host-b", at))], Joined("campus", "web", "host-b", Live.LiveSamples.Guest("campus-web")));

    private static ClusterSnapshot Offline(double at) => Joint(at, [Answer("host-b", null) with { Fetch = new FetchStatus { Result = FetchResult.Refused, Reason = "It refused the connection.", LastSuccessAt = Start, FailingSince = Start.AddSeconds(1) } }], Guest(GuestState.Unknown));
}
