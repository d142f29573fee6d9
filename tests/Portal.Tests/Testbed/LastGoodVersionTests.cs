using Portal.Testbed;
using Portal.Tests.Support;

namespace Portal.Tests.Testbed;

/// <summary>A file that is spoilt, gone or silent, and what is shown meanwhile.</summary>
public sealed class LastGoodVersionTests : IAsyncDisposable
{
    private static readonly TimeSpan Poll = TestbedWatcher.PollPeriod + TimeSpan.FromMilliseconds(500);

    private readonly ManualTimeProvider _clock = Steered.Clock();
    private readonly TestbedRoot _root = new("v1.1");
    private readonly TestFileOpener _opener;
    private readonly TestbedWatcher _watcher;

    public LastGoodVersionTests()
    {
        _opener = new TestFileOpener(_root.StateOf("campus"));
        _watcher = _root.Watcher(_clock, opener: _opener);
    }

    private Deployment Campus => _watcher.Current.Deployments.Single(deployment => deployment.Name == "campus");

    [Fact]
    [Trait("Fault", "S2")]
    public async Task A_defect_that_stays_leaves_the_last_good_version_and_is_a_problem_after_two_seconds()
    {
        await Steered.StartAsync(_watcher, _clock);
        DateTimeOffset? written = Campus.StateModifiedAt;
        WriteNow(_root.StateOf("campus"), "{\"testbed_guests\": {");
        await Steered.MoveUntilAsync(_clock, "the problem is told", TimeSpan.FromSeconds(9), () => Campus.StateRefusal is not null);
        Assert.Equal(["not-json"], Campus.Problems.Select(problem => problem.Code));
        Assert.Contains("line 1, byte 21", Campus.StateRefusal!.Detail, StringComparison.Ordinal);
        Assert.Equal((15, false, written), (Campus.Guests.Length, Campus.ReadSuccess, Campus.StateModifiedAt));
        Assert.NotNull(Campus.StateRefusedSince);
        Assert.Equal("{\"testbed_guests\": {", System.Text.Encoding.UTF8.GetString(Campus.RefusedText!.ToUtf8()));

        WriteNow(_root.StateOf("campus"), """{"testbed_guests": {"web": {"docker": {}, "testbed_host": "main"}}}""");
        await Steered.MoveUntilAsync(_clock, "the repair is seen", Poll, () => Campus.StateRefusal is null);
        Assert.Equal((1, true), (Campus.Guests.Length, Campus.ReadSuccess));
        Assert.Null(Campus.RefusedText);
    }

    [Fact]
    [Trait("Fault", "S1")]
    public async Task A_file_caught_while_it_is_written_is_no_problem()
    {
        await Steered.StartAsync(_watcher, _clock);
        string good = await File.ReadAllTextAsync(_root.StateOf("campus"), TestContext.Current.CancellationToken);
        await Steered.MoveUntilAsync(_clock, "a poll is near", TimeSpan.FromSeconds(5), () => _clock.ArmedTimers > 0);
        for (int write = 0; write < 6; write++)
        {
            WriteNow(_root.StateOf("campus"), "");
            await Steered.MoveWhileAsync(_clock, "nothing is said", TimeSpan.FromSeconds(1), NothingSaid);
        }

        WriteNow(_root.StateOf("campus"), good + "\n");
        await Steered.MoveWhileAsync(_clock, "nothing is said", Poll, NothingSaid);

        bool NothingSaid() => Campus is { ReadSuccess: true, Guests.Length: 15, Problems.Length: 0 };
    }

    [Fact]
    public async Task A_deployment_that_is_first_seen_half_written_is_not_listed_before_it_is_whole()
    {
        await Steered.StartAsync(_watcher, _clock);
        WriteNow(_root.At("deployments/new.json"), "{\"name\": \"new\", ");
        await Steered.MoveWhileAsync(_clock, "not listed", TestbedWatcher.PollPeriod, () => _watcher.Current.Deployments.Length == 5);
        WriteNow(_root.At("deployments/new.json"), $$"""{"name": "new", "project_location": "{{_root.Path}}", "state": "down"}""");
        await Steered.MoveUntilAsync(_clock, "listed", Poll, () => _watcher.Current.Deployments.Length == 6);
        Assert.DoesNotContain(_watcher.Current.Deployments, deployment => !deployment.Problems.IsEmpty);
    }

    [Fact]
    [Trait("Fault", "S3")]
    public async Task A_state_file_that_is_gone_ends_the_guests_and_a_folder_that_is_gone_does_not()
    {
        await Steered.StartAsync(_watcher, _clock);
        Directory.Move(_root.At("projects/campus"), _root.At("projects/elsewhere"));
        await Steered.MoveUntilAsync(_clock, "the missing folder is told", Poll, () => !Campus.ReadSuccess);
        Assert.Equal(("unreadable", 15), (Campus.StateRefusal!.Code, Campus.Guests.Length));

        Directory.Move(_root.At("projects/elsewhere"), _root.At("projects/campus"));
        await Steered.MoveUntilAsync(_clock, "the folder is back", Poll, () => Campus.ReadSuccess);
        Assert.Equal(15, Campus.Guests.Length);

        File.Delete(_root.StateOf("campus"));
        await Steered.MoveUntilAsync(_clock, "the guests are gone", Poll, () => Campus.Guests.IsEmpty);
        Assert.Equal((false, null), (Campus.HasState, Campus.StateModifiedAt));
        Assert.Equal(["missing-file"], Campus.Problems.Select(problem => problem.Code));
    }

    [Fact]
    public async Task A_deployment_ends_with_its_file_and_the_program_outlives_the_root()
    {
        await Steered.StartAsync(_watcher, _clock);
        File.Delete(_root.At("deployments/lab-down.json"));
        await Steered.MoveUntilAsync(_clock, "lab-down is gone", Poll, () => _watcher.Current.Deployments.Length == 4);

        Directory.Move(_root.At("deployments"), _root.At("was"));
        await Steered.MoveUntilAsync(_clock, "all are gone", Poll, () => _watcher.Current.Deployments.IsEmpty);
        Assert.False(_watcher.Current.DeploymentsListed);
        Assert.Contains(_watcher.Current.Problems, problem => problem is { Code: "unreadable", Detail: "The folder does not exist." });

        Directory.Delete(_root.Path, recursive: true);
        await Steered.MoveUntilAsync(_clock, "the root's end is told", Poll, () => _watcher.Current.Source is null);
        Assert.Contains(_watcher.Current.Problems, problem => problem.File == _root.Path);
    }

    [Fact]
    [Trait("Fault", "S10")]
    public async Task A_read_that_never_returns_holds_up_nobody_and_is_never_started_again()
    {
        await Steered.StartAsync(_watcher, _clock);
        _opener.Hang();
        int before = _opener.Opened;
        await Steered.MoveUntilAsync(_clock, "the read hangs", Poll, () => _opener.Inside == 1);
        File.Delete(_root.StateOf("smartcity"));
        await Steered.MoveUntilAsync(_clock, "the hanging read is told", TimeSpan.FromSeconds(3), () => Campus.StateRefusal is not null);
        Assert.Equal((15, "unreadable"), (Campus.Guests.Length, Campus.StateRefusal!.Code));
        Assert.Contains("not answered for 2 seconds", Campus.StateRefusal.Detail, StringComparison.Ordinal);
        await Steered.MoveUntilAsync(_clock, "the others go on", Poll, () => _watcher.Current.Deployments.Single(deployment => deployment.Name == "smartcity").Guests.IsEmpty);
        await Steered.MoveWhileAsync(_clock, "one call is out", 2 * Poll, () => _opener.Inside == 1 && _opener.Opened == before + 1);

        _opener.Answer();
        await Steered.MoveUntilAsync(_clock, "the file is good again", Poll, () => Campus.ReadSuccess);
        Assert.Empty(Campus.Problems);
    }

    [Fact]
    public async Task A_read_that_hangs_from_the_start_does_not_hold_up_the_start()
    {
        _opener.Hang();
        Task start = _watcher.StartAsync(CancellationToken.None);
        TimeSpan waited = await Steered.MoveUntilAsync(_clock, "the start", TimeSpan.FromSeconds(1), () => start.IsCompleted);
        Assert.InRange(waited, TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Assert.Equal(5, _watcher.Current.Deployments.Length);
        Assert.Empty(Campus.Problems);
        await Steered.MoveUntilAsync(_clock, "the hanging read is told", TimeSpan.FromSeconds(3), () => Campus.StateRefusal is not null);
        Assert.Empty(Campus.Guests);
        _opener.Answer();
        await Steered.MoveUntilAsync(_clock, "the file is read", Poll, () => Campus.Guests.Length == 15);
    }

    [Fact]
    public async Task A_file_that_may_not_be_read_says_which_right_is_missing()
    {
        await Steered.StartAsync(_watcher, _clock);
        _opener.Error = 13; // EACCES: the tests themselves run as a user who may read everything.
        await Steered.MoveUntilAsync(_clock, "the refusal is told", Poll, () => Campus.StateRefusal is not null);
        Assert.Equal(("unreadable", 15), (Campus.StateRefusal!.Code, Campus.Guests.Length));
        Assert.Contains("enter (x) every folder above", Campus.StateRefusal.Detail, StringComparison.Ordinal);
        _opener.Error = 0;
        await Steered.MoveUntilAsync(_clock, "the right is back", Poll, () => Campus.ReadSuccess);
    }

    [Fact]
    [Trait("Fault", "S5")]
    public async Task A_file_that_grows_for_ever_is_too_big()
    {
        _opener.Grows = true;
        await Steered.StartAsync(_watcher, _clock);

        // Sixteen megabytes may take a busy machine longer than a round waits.
        await Steered.MoveUntilAsync(_clock, "the file is refused", Poll, () => Campus.StateRefusal is not null);
        Assert.Equal("too-big", Campus.StateRefusal?.Code);
        Assert.InRange(_opener.BytesGiven, 16 << 20, (16 << 20) + 1);
    }

    [Fact]
    [Trait("Fault", "S13")]
    public async Task A_cluster_that_shrinks_keeps_the_hosts_that_the_state_files_name()
    {
        await Steered.StartAsync(_watcher, _clock);
        WriteNow(_root.At("config/kvm-compose-config.json"), "{\"testbed_host_ssh_config\": {}}");
        await Steered.MoveUntilAsync(_clock, "the hosts have left the cluster", Poll, () => !_watcher.Current.Hosts.Any(host => host.InCluster));
        Assert.Equal(["host-b", "host-c", "main"], _watcher.Current.Hosts.Select(host => host.Name));
        Assert.Equal("main", _watcher.Current.OwnHost);
    }

    [Fact]
    [Trait("Fault", "S12")]
    public async Task A_torn_configuration_leaves_the_last_good_one_in_use()
    {
        await Steered.StartAsync(_watcher, _clock);
        WriteNow(_root.At("config/kvm-compose-config.json"), "{\"testbed_host_ssh_");
        WriteNow(_root.At("config/host.json"), "");
        await Steered.MoveUntilAsync(_clock, "both are told", TimeSpan.FromSeconds(9), () => _watcher.Current.Problems.Length == 2);
        Assert.Equal(["empty", "not-json"], _watcher.Current.Problems.Select(problem => problem.Code));
        Assert.Equal(3, _watcher.Current.Hosts.Count(host => host.InCluster));
        Assert.Equal("main", _watcher.Current.OwnHost);
    }

    public async ValueTask DisposeAsync()
    {
        _opener.Dispose();
        await _watcher.StopAsync(CancellationToken.None);
        _watcher.Dispose();
        _root.Dispose();
    }

    /// <summary>Truncate, then write, as the testbed does; written now by the steered clock.</summary>
    private void WriteNow(string path, string text)
    {
        File.WriteAllText(path, text);
        File.SetLastWriteTimeUtc(path, _clock.GetUtcNow().UtcDateTime);
    }
}
