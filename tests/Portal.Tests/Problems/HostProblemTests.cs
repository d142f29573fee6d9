using System.Collections.Immutable;
using Portal.Cluster;
using Portal.Cluster.Members;
using Portal.Collectors;
using Portal.Problems;
using Portal.Stack;
using Portal.Testbed;
using static Portal.Tests.Live.LiveSamples;

namespace Portal.Tests.Problems;

/// <summary>What makes a host, a file or the stack a problem, and what doesn't.</summary>
public sealed class HostProblemTests
{
    private readonly ProblemBed _bed = new();

    [Fact]
    public void A_host_that_answers_and_says_nothing_of_itself_is_none() =>
        Assert.Empty(_bed.Look(at => Joint(at, [Answer("host-b", new HostSnapshot { Host = "host-b", TakenAt = Start, UptimeNanoseconds = (long)(at * 1e9) })]), times: 5).Active);

    [Theory]
    [InlineData(9.0, null)]
    [InlineData(12.0, ProblemSeverity.Warning)]
    [InlineData(31.0, ProblemSeverity.Error)]
    public void A_silent_host_is_a_warning_after_ten_seconds_and_an_error_when_it_is_offline(double age, ProblemSeverity? severity)
    {
        HostAnswer silent = Answer("host-b", TakenOf("host-b", 1), TimeSpan.FromSeconds(age)) with
        {
            Fetch = new FetchStatus { Result = FetchResult.Refused, LastSuccessAt = Start, FailingSince = Start.AddSeconds(1), Reason = "It refused the connection: nothing listens at its address and port." },
        };
        ProblemList list = _bed.Look(at => Joint(at, [silent]));
        Assert.Equal(severity, list.Active.SingleOrDefault()?.Severity);
        if (severity is not null)
        {
            Assert.Equal("host-b has not answered since 03:04:06 UTC: it refused the connection: nothing listens at its address and port.", list.Active[0].Text.Sentence);
            Assert.Equal(Start.AddSeconds(1), list.Active[0].Since);
        }
    }

    [Theory]
    [InlineData(84, 16, null)]
    [InlineData(90, 10, ProblemSeverity.Warning)]
    [InlineData(90, 5, ProblemSeverity.Warning)]
    [InlineData(96, 4, ProblemSeverity.Error)]
    [InlineData(90, 0, ProblemSeverity.Error)]
    public void A_filesystem_is_full_as_df_reckons(long usedGibibytes, long availableGibibytes, ProblemSeverity? severity)
    {
        var filesystem = new HostFilesystem
        {
            Device = "/dev/sda1",
            Mountpoint = "/var",
            Type = "ext4",
            SizeBytes = 100L << 30,
            FreeBytes = (100 - usedGibibytes) << 30,
            AvailableBytes = availableGibibytes << 30,
        };
        ProblemList list = _bed.Look(at => Joint(at, [Answer("host-b", TakenOf("host-b", at) with { Machine = new HostSample { Filesystems = [filesystem] } })]));
        Assert.Equal(severity, list.Active.SingleOrDefault()?.Severity);
    }

    [Fact]
    public void A_full_filesystem_says_what_is_left()
    {
        var filesystem = new HostFilesystem { Device = "/dev/sda1", Mountpoint = "/var", Type = "ext4", SizeBytes = 32L << 30, FreeBytes = 1288490189, AvailableBytes = 1288490189 };
        ProblemList list = _bed.Look(at => Joint(at, [Answer("host-b", TakenOf("host-b", at) with { Machine = new HostSample { Filesystems = [filesystem, filesystem with { Mountpoint = "/mnt", SizeBytes = null }] } })]));
        Assert.Equal("/var on host-b is 96\u00A0% full (1.2\u00A0GiB left).", Assert.Single(list.Active).Text.Sentence);
    }

    [Fact]
    public void Pressure_is_a_warning_after_a_minute()
    {
        HostSnapshot Pressed(double at) => TakenOf("host-b", at) with { Machine = new HostSample { Pressure = new PressureCounters { Io = new PressureTimes { WaitingNanoseconds = (long)(at * 0.5e9) } } } };
        ClusterSnapshot Snapshot(double at) => Joint(at, [Answer("host-b", Pressed(at), before: Pressed(at - 1))]);
        Assert.Empty(_bed.Look(Snapshot, times: 60).Active);
        Assert.Equal("Tasks of host-b waited for its disks 50\u00A0% of the time.", Assert.Single(_bed.Look(Snapshot).Active).Text.Sentence);
    }

    [Fact]
    public void A_collector_is_a_problem_after_three_failures_in_a_row()
    {
        ClusterSnapshot Failing(double at) => Joint(at, [Answer("host-b", TakenOf("host-b", at) with
        {
            Collectors = [new CollectorOutcome { Collector = "docker", Tier = 0, Success = false, Reason = CollectorFailure.Denied, Error = "Permission denied on /var/run/docker.sock." }],
        })]);
        Assert.Empty(_bed.Look(Failing, times: 2).Active);
        Assert.Equal("Docker on host-b: permission denied on /var/run/docker.sock.", Assert.Single(_bed.Look(Failing).Active).Text.Sentence);
    }

    [Fact]
    public void A_clock_that_is_off_is_a_warning_and_a_small_offset_is_none()
    {
        ClusterSnapshot Off(double at, double seconds) => Joint(at, [Answer("host-b", TakenOf("host-b", at)) with { Protocol = MemberProtocol.Plain, Fetch = new FetchStatus { Result = FetchResult.Ok, ClockOffset = TimeSpan.FromSeconds(seconds) } }]);
        Assert.Empty(_bed.Look(at => Off(at, -0.9), times: 3).Active);
        Assert.Equal("host-b's clock is 4\u00A0s behind.", Assert.Single(_bed.Look(at => Off(at, -4.2), times: 2).Active).Text.Sentence);
    }

    [Fact]
    public void Another_version_is_information()
    {
        ProblemList list = _bed.Look(
            at => Joint(
                at,
                [
                    Answer("host-a", TakenOf("host-a", at) with { Version = "1.1.0" }),
                    Answer("host-b", TakenOf("host-b", at) with { Version = "1.0.1" }) with { Protocol = MemberProtocol.Plain },
                    Answer("host-c", TakenOf("host-c", at)) with { Protocol = MemberProtocol.Plain },
                ]),
            times: 2);
        Assert.Equal("host-b runs 1.0.1, this host 1.1.0.", Assert.Single(list.Active).Text.Sentence);
    }

    [Fact]
    public void A_host_of_a_state_file_that_is_no_member_is_a_warning()
    {
        ProblemList list = _bed.Look(at => Joint(at, [Answer("host-b", TakenOf("host-b", at))]) with { Testbed = With(Campus with { Hosts = Hosts("host-b", "host-d") }) });
        Problem problem = Assert.Single(list.Active);
        Assert.Equal(("host-unknown", "campus uses host-d, which is not in the cluster."), (problem.Code, problem.Text.Sentence));
    }

    [Fact]
    public void A_host_that_is_listed_and_not_asked_says_why()
    {
        HostAnswer listed = Answer("host-d", null) with { Fetch = new FetchStatus { Result = FetchResult.Pending, Reason = "No address is known." } };
        ProblemList list = _bed.Look(at => Joint(at, [listed]) with { Testbed = With(Campus with { Hosts = Hosts("host-d") }) });
        Assert.Equal("campus uses host-d, which is listed and not asked: no address is known.", Assert.Single(list.Active).Text.Sentence);
    }

    [Fact]
    public void Files_are_problems_as_their_readers_found_them()
    {
        Deployment campus = Campus with
        {
            HasState = true,
            StateModifiedAt = Start,
            Problems =
            [
                new FileProblem(ProblemCode.NotJson, "/testbed/campus-state.json", null, "Not JSON at line 41, byte 3."),
                new FileProblem(ProblemCode.WrongType, "/testbed/campus-state.json", "$.testbed_guests.web.network[0]"),
                new FileProblem(ProblemCode.BadName, "/testbed/campus-state.json", "$.testbed_guests", "Shown as invalid-3fa91c02b7d4."),
            ],
        };
        ProblemList list = _bed.Look(at => Joint(at, []) with { Testbed = With(campus) });
        Assert.Equal(
            [
                ("file-refused", "campus-state.json is not JSON (not JSON at line 41, byte 3). The version of 03:04:05 UTC is in use."),
                ("bad-name", "A name in campus-state.json is outside the grammar (shown as invalid-3fa91c02b7d4)."),
                ("file-part", "campus-state.json: wrong-type at $.testbed_guests.web.network[0]."),
            ],
            list.Active.Select(problem => (problem.Code, problem.Text.Sentence)));
    }

    [Fact]
    public void Grafana_and_Prometheus_are_warnings_when_they_are_down_and_nothing_when_there_are_none()
    {
        Assert.Empty(_bed.Look(at => Joint(at, [])).Active);
        _bed.Stack.Turn(new PartState(Availability.Down, Start, "502"), new PartState(Availability.Down, Start, "connection refused"));
        Assert.Equal(["Grafana does not answer: 502.", "Prometheus does not answer: connection refused."], _bed.Look(at => Joint(at, [])).Active.Select(problem => problem.Text.Sentence));
    }

    [Fact]
    public void Scrapes_are_late_after_three_of_their_intervals()
    {
        _bed.Scrapes = new ScrapeTimes(Start.AddSeconds(20), TimeSpan.FromSeconds(10));
        Assert.Empty(_bed.Look(at => Joint(at, []), times: 30).Active);
        Problem problem = Assert.Single(_bed.Look(at => Joint(at, [])).Active);
        Assert.Equal(("scrape-late", "Prometheus last scraped at 03:04:25 UTC.", Start.AddSeconds(20)), (problem.Code, problem.Text.Sentence, problem.Since));
        _bed.Scrapes = _bed.Scrapes with { LastAt = Start.AddSeconds(51) };
        Assert.Empty(_bed.Look(at => Joint(at, []), times: 2).Active);
    }

    [Fact]
    public void A_prometheus_that_never_scraped_is_late_only_where_one_is_configured_and_answers()
    {
        Assert.Empty(_bed.Look(at => Joint(at, []), times: 90).Active);
        _bed.Stack.Turn(PartState.NotConfigured, new PartState(Availability.Up, Start));
        Assert.Equal("Prometheus has not scraped since Portal started.", Assert.Single(_bed.Look(at => Joint(at, [])).Active).Text.Sentence);
        _bed.Stack.Turn(PartState.NotConfigured, new PartState(Availability.Down, Start, "502"));
        Assert.Equal(["prometheus-down"], _bed.Look(at => Joint(at, []), times: 2).Active.Select(problem => problem.Code));
    }

    [Fact]
    public void A_silent_host_is_one_problem_that_counts_its_guests()
    {
        HostAnswer silent = Answer("host-b", null) with { Fetch = new FetchStatus { Result = FetchResult.Refused, LastSuccessAt = Start } };
        ProblemList list = _bed.Look(at => Joint(at, [silent], Joined("campus", "web", "host-b", null, GuestState.Unknown), Joined("campus", "db", "host-b", null, GuestState.Unknown)), times: 3);
        Assert.Equal("Nobody can tell what runs there: its 2 guests are unknown until it answers.", Assert.Single(list.Active).Text.Why);
    }

    private static Deployment Campus => new() { Name = "campus", RealName = "campus", State = DeploymentState.Up };

    private static TestbedContents With(Deployment deployment) => new() { Source = "/testbed", Deployments = [deployment] };

    private static ImmutableSortedDictionary<string, bool> Hosts(params string[] names) => names.ToImmutableSortedDictionary(name => name, _ => false, StringComparer.Ordinal);
}
