using System.Collections.Immutable;
using Portal.Cluster;
using Portal.Collectors;
using Portal.Problems;
using Portal.Testbed;
using static Portal.Tests.Live.LiveSamples;

namespace Portal.Tests.Problems;

/// <summary>What makes a guest a problem, and what doesn't.</summary>
public sealed class GuestProblemTests
{
    private readonly ProblemBed _bed = new();

    [Fact]
    public void Guests_that_run_as_they_should_are_none() =>
        Assert.Empty(Look(Joined("campus", "web", "host-b", Guest("campus-web"))));

    [Theory]
    [InlineData(GuestState.Stopped)]
    [InlineData(GuestState.Failed)]
    [InlineData(GuestState.Paused)]
    public void A_guest_that_stands_though_its_deployment_is_up_is_missing(GuestState state) =>
        Assert.Equal("guest-missing", Assert.Single(Look(Joined("campus", "web", "host-b", Guest("campus-web", state: state)))).Code);

    [Fact]
    public void A_guest_that_need_not_run_is_none() =>
        Assert.Empty(Look(Joined("campus", "web", "host-b", null, GuestState.Stopped, shouldRun: false), Joined("campus", "golden", "host-b", null, GuestState.Stopped, shouldRun: false)));

    [Fact]
    public void A_guest_on_another_host_than_its_state_says_is_an_error()
    {
        JoinedGuest mail = Joined("campus", "mail", "host-b", Guest("campus-mail")) with { OnWrongHost = true, Expected = Expected("mail", "host-c") };
        Problem problem = Assert.Single(Look(mail));
        Assert.Equal(("guest-wrong-host", "campus-mail runs on host-b; its state says host-c."), (problem.Code, problem.Text.Sentence));
    }

    [Fact]
    public void A_name_on_two_hosts_is_an_error_with_the_command_that_stops_the_second()
    {
        Problem problem = Assert.Single(Look(
            Joined("campus", "web", "host-b", Guest("campus-web")),
            Joined(null, "campus-web", "host-c", Guest("campus-web"), shouldRun: false) with { IsDuplicate = true }));
        Assert.Equal(("guest-duplicate", "campus-web runs on host-b and host-c.", "docker rm -f campus-web"), (problem.Code, problem.Text.Sentence, problem.Text.Command));
    }

    [Fact]
    public void Guests_of_a_deployment_that_is_down_are_one_warning_with_the_commands_that_stop_them()
    {
        Problem problem = Assert.Single(Look([.. new[] { "a", "b", "c d" }.Select(name => Joined("old", name, "host-b", Guest($"old-{name}"), shouldRun: false) with { LeftRunning = true })]));
        Assert.Equal(("guest-left-running", ProblemSeverity.Warning, "3 guests of old run although it is down."), (problem.Code, problem.Severity, problem.Text.Sentence));
        Assert.Equal("docker rm -f old-a old-b 'old-c d'", problem.Text.Command);
    }

    [Fact]
    public void A_guest_of_no_deployment_is_information_where_there_is_a_testbed_at_all()
    {
        JoinedGuest stranger = Joined(null, "db", "host-b", Guest("db"), shouldRun: false);
        Assert.Empty(Look(stranger));
        Problem problem = Assert.Single(_bed.Look(at => Snapshot(at, stranger) with { Testbed = new TestbedContents { Source = "/testbed" } }, times: 2).Active);
        Assert.Equal(("guest-unassigned", ProblemSeverity.Information, "db runs on host-b and belongs to no deployment."), (problem.Code, problem.Severity, problem.Text.Sentence));
    }

    [Fact]
    public void Guests_of_a_kind_that_nobody_measures_are_one_information_and_those_of_a_kind_that_their_host_measures_none()
    {
        JoinedGuest[] guests = [.. new[] { "a", "b", "c" }.Select(name => Joined("campus", name, "host-b", null, GuestState.Unknown, shouldRun: false) with { Kind = "podman", NoCollector = name is not "c" })];
        Problem problem = Assert.Single(Look([.. guests]));
        Assert.Equal(("unknown-kind", ProblemSeverity.Information, "2 guests of kind podman can't be measured."), (problem.Code, problem.Severity, problem.Text.Sentence));
    }

    [Fact]
    public void Memory_near_its_limit_is_a_warning_after_a_minute()
    {
        JoinedGuest web = Joined("campus", "web", "host-b", Guest("campus-web") with { Memory = new GuestMemory { WorkingSetBytes = 520_093_696, LimitBytes = 536_870_912 } });
        Assert.Empty(_bed.Look(at => Snapshot(at, web), times: 60).Active);
        Problem problem = Assert.Single(_bed.Look(at => Snapshot(at, web), times: 1).Active);
        Assert.Equal(("guest-memory", "web uses 97\u00A0% of its 512\u00A0MiB."), (problem.Code, problem.Text.Sentence));
    }

    [Fact]
    public void Memory_without_a_limit_or_of_a_virtual_machine_is_none() => Assert.Empty(_bed.Look(
        at => Snapshot(
            at,
            Joined("campus", "a", "host-b", Guest("campus-a") with { Memory = new GuestMemory { WorkingSetBytes = 100 } }),
            Joined("campus", "b", "host-b", Guest("campus-b") with { Cpu = new GuestCpu { VcpuCount = 2 }, Memory = new GuestMemory { WorkingSetBytes = 100, LimitBytes = 100 } })),
        times: 70).Active);

    [Fact]
    public void A_guest_that_is_throttled_for_five_minutes_is_a_warning()
    {
        int look = 0;
        GuestSample Sample(int periods) => Guest("campus-web") with { Cpu = new GuestCpu { Periods = periods * 10, ThrottledPeriods = periods * 3 } };
        ClusterSnapshot Throttled(double at) => Joint(
            at,
            [Answer("host-b", TakenOf("host-b", at), before: TakenOf("host-b", at - 1))],
            Joined("campus", "web", "host-b", Sample(++look), before: Sample(look - 1)));
        Assert.Empty(_bed.Look(Throttled, times: 300).Active);
        Assert.Equal("guest-throttled", Assert.Single(_bed.Look(Throttled).Active).Code);
    }

    [Fact]
    public void A_kill_for_lack_of_memory_stays_for_ten_minutes()
    {
        GuestSample Sample(long kills) => Guest("campus-web") with { Memory = new GuestMemory { OomKills = kills } };
        ClusterSnapshot At(double at, long before, long now) => Joint(
            at,
            [Answer("host-b", TakenOf("host-b", at), before: TakenOf("host-b", at - 1))],
            Joined("campus", "web", "host-b", Sample(now), before: Sample(before)));
        Assert.Empty(_bed.Look(at => At(at, 0, 0)).Active);
        Problem problem = Assert.Single(_bed.Look(at => At(at, 0, 1)).Active);
        Assert.Equal(("guest-oom", $"web was killed for lack of memory at {problem.Since:HH:mm:ss} UTC."), (problem.Code, problem.Text.Sentence));
        Assert.Single(_bed.Look(at => At(at, 1, 1), times: 5, everySeconds: 100).Active);
        Assert.Empty(_bed.Look(at => At(at, 1, 1), times: 3, everySeconds: 100).Active);
    }

    [Fact]
    public void Three_starts_in_ten_minutes_are_a_warning()
    {
        ClusterSnapshot Started(double at, double started) => Snapshot(at, Joined("campus", "web", "host-b", Guest("campus-web") with { StartedAt = Start.AddSeconds(started) }));
        _bed.Look(at => Started(at, 20), times: 5);
        _bed.Look(at => Started(at, 30), times: 5);
        Assert.Empty(_bed.List.Active);
        Assert.Equal("web started 3 times in 10\u00A0min.", Assert.Single(_bed.Look(at => Started(at, 40)).Active).Text.Sentence);
        Assert.Empty(_bed.Look(at => Started(at, 40), times: 3, everySeconds: 601).Active);
    }

    [Fact]
    public void Slow_figures_older_than_a_minute_are_one_warning_for_their_host()
    {
        ImmutableArray<JoinedGuest> guests = [.. new[] { "a", "b" }.Select(name => Joined("campus", name, "host-b", Guest($"campus-{name}") with { Kind = GuestKind.Libvirt, SlowAgeNanoseconds = 185_000_000_000 }) with { Kind = "libvirt" })];
        Problem problem = Assert.Single(Look(guests));
        Assert.Equal(("data-stale", "Block statistics of host-b are 3\u00A0min old: a QEMU process does not answer.", "virsh domstate --reason campus-a"), (problem.Code, problem.Text.Sentence, problem.Text.Command));
    }

    [Fact]
    public void Memory_promised_to_guests_beyond_what_the_host_has_is_a_warning_then_an_error()
    {
        ClusterSnapshot Promised(double at, long gibibytes) => Joint(
            at,
            [Answer("host-b", TakenOf("host-b", at) with { Machine = new HostSample { Memory = new HostMemory { SizeBytes = 64L << 30 } } })],
            Joined("campus", "a", "host-b", Guest("campus-a") with { Memory = new GuestMemory { LimitBytes = gibibytes << 30 } }),
            Joined("campus", "b", "host-b", Guest("campus-b") with { Memory = new GuestMemory() }));
        Assert.Empty(_bed.Look(at => Promised(at, 64), times: 2).Active);
        Problem problem = Assert.Single(_bed.Look(at => Promised(at, 80), times: 2).Active);
        Assert.Equal((ProblemSeverity.Warning, "host-b: memory committed 125\u00A0% (80.0 of 64.0\u00A0GiB)."), (problem.Severity, problem.Text.Sentence));
        Assert.Equal(ProblemSeverity.Error, Assert.Single(_bed.Look(at => Promised(at, 100)).Active).Severity);
    }

    private static ExpectedGuest Expected(string name, string host) => new() { Name = name, RealName = name, KindName = "docker", RuntimeName = $"campus-{name}", Host = host };

    private static ClusterSnapshot Snapshot(double at, params ImmutableArray<JoinedGuest> guests) =>
        Joint(at, [Answer("host-b", TakenOf("host-b", at)), Answer("host-c", TakenOf("host-c", at))], guests);

    private ImmutableArray<Problem> Look(params ImmutableArray<JoinedGuest> guests) => _bed.Look(at => Snapshot(at, guests), times: 2).Active;
}
