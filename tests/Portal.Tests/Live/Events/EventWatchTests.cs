using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Cluster;
using Portal.Collectors;
using Portal.Live;
using Portal.Live.Events;
using Portal.Testbed;
using Portal.Tests.Support;
using static Portal.Tests.Live.LiveSamples;

namespace Portal.Tests.Live.Events;

public sealed class EventWatchTests
{
    private readonly EventBook _book = new();
    private readonly EventWatch _watch;
    private readonly LiveHistory _history = new(new ManualTimeProvider(Start));

    public EventWatchTests() => _watch = new EventWatch(_book, NullLogger<EventWatch>.Instance);

    [Fact]
    public void What_was_there_at_the_first_look_has_not_happened()
    {
        See(0, Running(0));
        Assert.Empty(All());
        Assert.Equal(Start, _book.Since);
    }

    [Fact]
    public void A_later_start_of_the_same_guest_is_a_restart_also_when_it_was_gone_in_between()
    {
        See(0, Running(-100));
        See(1, Joined("campus", "web", "a", null, GuestState.Missing));
        See(2, Running(1.5));
        Assert.Equal(
            [(LiveEventKind.Restart, 1.5), (LiveEventKind.State, 1), (LiveEventKind.State, 2)],
            All().Select(happened => (happened.Kind, (happened.At - Start).TotalSeconds)).OrderBy(happened => happened.Kind == LiveEventKind.Restart ? 0 : 1).ThenBy(happened => happened.Item2));
    }

    [Fact]
    public void The_same_start_read_a_little_differently_is_none()
    {
        See(0, Running(-100));
        See(1, Running(-99));
        Assert.Empty(All());
    }

    [Fact]
    public void An_oom_kill_is_seen_in_the_groups_counter_and_in_how_the_run_ended()
    {
        See(0, Running(0, oomKills: 1));
        See(1, Running(0, oomKills: 2));
        Assert.Equal(LiveEventKind.OomKill, Assert.Single(All()).Kind);
        See(2, Joined("campus", "web", "a", Guest("campus-web", state: GuestState.Stopped) with { Exit = new GuestExit { OomKilled = true, FinishedAt = Start.AddSeconds(2) } }));
        Assert.Equal(2, All().Count(happened => happened.Kind == LiveEventKind.OomKill));
    }

    [Fact]
    public void While_nobody_can_tell_nothing_happens()
    {
        See(0, Running(0));
        See(1, Joined("campus", "web", "a", null, GuestState.Unknown));
        See(2, Running(0));
        Assert.Empty(All());
    }

    [Fact]
    public void A_guest_of_a_deployment_is_known_by_it_when_it_moves()
    {
        See(0, Running(0));
        See(1, Running(0) with { Host = "b" });
        LiveEvent moved = Assert.Single(All());
        Assert.Equal((LiveEventKind.Moved, "a", "b"), (moved.Kind, moved.Before, moved.After));
        Assert.Equal(new EventSubject(null, "campus", "web"), moved.Subject);
    }

    [Fact]
    public void A_host_is_silent_since_its_first_miss_and_back_when_it_answers()
    {
        See(0);
        Take(Joint(40, [Answer("a", null) with { Fetch = new FetchStatus { Result = FetchResult.Refused, LastSuccessAt = Start, FailingSince = Start.AddSeconds(3), Reason = "It refused the connection." } }]));
        LiveEvent silent = Assert.Single(All());
        Assert.Equal((LiveEventKind.HostSilent, Start.AddSeconds(3), "It refused the connection."), (silent.Kind, silent.At, silent.After));
        See(41);
        Assert.Equal(LiveEventKind.HostBack, All()[0].Kind);
    }

    [Fact]
    public void A_boot_and_another_state_of_a_deployment_are_events()
    {
        Take(Joint(0, [Answer("a", TakenOf("a", 0))]) with { Testbed = Of(DeploymentState.Up) });
        Take(Joint(1, [Answer("a", TakenOf("a", 1, bootId: "boot-2"))]) with { Testbed = Of(DeploymentState.Down) });
        Assert.Equal([LiveEventKind.Deployment, LiveEventKind.HostBooted], All().Select(happened => happened.Kind).Order(Comparer<LiveEventKind>.Create((x, y) => y.CompareTo(x))));
    }

    [Fact]
    public void One_that_starts_again_and_again_drives_nobody_else_out()
    {
        See(0, Running(0), Joined("campus", "db", "a", Guest("campus-db")));
        See(1, Running(0), Joined("campus", "db", "a", Guest("campus-db", state: GuestState.Stopped)));
        for (int start = 1; start <= 3 * EventBook.MostOfSubject; start++)
        {
            See(start * 10, Running(start * 10));
        }

        Assert.Equal(EventBook.MostOfSubject, _book.Newest(happened => happened.Subject.Guest == "web", most: int.MaxValue).Length);
        Assert.Single(_book.Newest(happened => happened.Subject.Guest == "db"));
    }

    private static TestbedContents Of(DeploymentState state) =>
        new() { Source = "/testbed", Deployments = [new Deployment { Name = "campus", RealName = "campus", State = state, HasState = true, ReadSuccess = true }] };

    private static JoinedGuest Running(double startedSeconds, long? oomKills = null) =>
        Joined("campus", "web", "a", Guest("campus-web") with { StartedAt = Start.AddSeconds(startedSeconds), Memory = new GuestMemory { OomKills = oomKills } });

    private void See(double at, params ImmutableArray<JoinedGuest> guests) =>
        Take(Joint(at, [Answer("a", TakenOf("a", at)), Answer("b", TakenOf("b", at))], guests));

    private void Take(ClusterSnapshot snapshot)
    {
        _history.Add(snapshot);
        _watch.Read(_history.Newest);
    }

    private ImmutableArray<LiveEvent> All() => _book.Newest(_ => true);
}
