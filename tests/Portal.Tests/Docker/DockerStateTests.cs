using Portal.Collectors;

namespace Portal.Tests.Docker;

public sealed class DockerStateTests
{
    private static readonly string OtherId = new('e', 64);

    [Theory]
    [InlineData("running", 0, false, GuestState.Running)]
    [InlineData("paused", 0, false, GuestState.Paused)]
    [InlineData("created", 0, false, GuestState.Starting)]
    [InlineData("restarting", 1, false, GuestState.Starting)]
    [InlineData("removing", 0, false, GuestState.Stopping)]
    [InlineData("exited", 0, false, GuestState.Stopped)]
    [InlineData("exited", 137, false, GuestState.Stopped)]
    [InlineData("exited", 143, false, GuestState.Stopped)]
    [InlineData("exited", 3, false, GuestState.Failed)]
    [InlineData("exited", 137, true, GuestState.Failed)]
    [InlineData("dead", 0, false, GuestState.Failed)]
    [InlineData("some new word", 0, false, GuestState.Unknown)]
    public async Task The_engines_word_becomes_a_state(string status, int exitCode, bool oomKilled, GuestState state)
    {
        await using var bench = new DockerBench();
        bench.Engine.Add(OtherId, "a", 0, status, container =>
        {
            container["State"]!["ExitCode"] = exitCode;
            container["State"]!["OOMKilled"] = oomKilled;
            container["State"]!["FinishedAt"] = "2026-01-02T03:00:05Z";
        });

        GuestSample guest = Assert.Single((await bench.ConnectedAsync()).Guests);

        Assert.Equal(state, guest.State);
        Assert.Equal(("a", OtherId, "box:1"), (guest.RuntimeName, guest.RuntimeId, guest.Image));
        Assert.Null(guest.Cpu);
        Assert.Null(guest.StartedAt);
        if (status == "exited")
        {
            Assert.Equal(new GuestExit { Code = exitCode, OomKilled = oomKilled, FinishedAt = new DateTimeOffset(2026, 1, 2, 3, 0, 5, TimeSpan.Zero) }, guest.Exit);
        }

        if (status is "running" or "paused" or "created")
        {
            Assert.Null(guest.Exit);
        }
    }

    [Fact]
    public async Task A_container_that_was_started_with_rm_is_remembered_by_its_end_for_ten_minutes()
    {
        await using var bench = new DockerBench();
        bench.Engine.Add(DockerBench.WebId, "web", DockerBench.WebPid, change: container => container["HostConfig"]!["AutoRemove"] = true);
        Assert.NotNull(Assert.Single((await bench.ConnectedAsync()).Guests).Cpu);

        bench.Engine.Containers.Clear();
        await bench.Engine.EmitAsync("oom", DockerBench.WebId, "web");
        await bench.Engine.EmitAsync("die", DockerBench.WebId, "web", "137");
        await bench.Engine.EmitAsync("destroy", DockerBench.WebId, "web");
        GuestCollection ended = await bench.UntilAsync(collection => collection.Guests is [{ State: GuestState.Failed }]);

        GuestSample guest = Assert.Single(ended.Guests);
        Assert.Equal((137, true), (guest.Exit?.Code, guest.Exit?.OomKilled));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1_767_323_046), guest.Exit?.FinishedAt);
        Assert.Null(guest.Cpu);
        Assert.Null(guest.Memory);
        await bench.UntilAsync(collection => collection.Outcomes[0].Guests == 0);
        bench.Clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Single((await bench.CollectAsync()).Guests);
        bench.Clock.Advance(TimeSpan.FromMinutes(2));
        await bench.UntilAsync(collection => collection.Guests.IsEmpty);
    }

    [Fact]
    public async Task One_that_was_seen_while_it_was_removed_is_remembered_as_ended()
    {
        await using var bench = new DockerBench();
        bench.Engine.Add(DockerBench.WebId, "web", DockerBench.WebPid, change: container => container["HostConfig"]!["AutoRemove"] = true);
        await bench.ConnectedAsync();

        bench.Engine.Add(DockerBench.WebId, "web", 0, "removing", container =>
        {
            container["HostConfig"]!["AutoRemove"] = true;
            container["State"]!["ExitCode"] = 3;
        });
        await bench.Engine.EmitAsync("die", DockerBench.WebId, "web", "3");
        await bench.UntilAsync(collection => collection.Guests is [{ State: GuestState.Stopping }]);
        bench.Engine.Containers.Clear();
        await bench.Engine.EmitAsync("destroy", DockerBench.WebId, "web");

        await bench.UntilAsync(collection => collection.Guests is [{ State: GuestState.Failed, Exit.Code: 3 }]);
    }

    [Fact]
    public async Task What_is_remembered_of_a_name_goes_when_the_name_runs_again()
    {
        await using var bench = new DockerBench();
        await bench.ConnectedAsync();
        await bench.Engine.EmitAsync("die", OtherId, "web", "3");
        await bench.Engine.EmitAsync("destroy", OtherId, "web");
        await bench.UntilAsync(collection => collection.Guests is [{ State: GuestState.Failed, Exit.Code: 3 }]);

        bench.Engine.Add(DockerBench.WebId, "web", DockerBench.WebPid);
        await bench.Engine.EmitAsync("start", DockerBench.WebId, "web");
        GuestCollection again = await bench.UntilAsync(collection => collection.Guests.Any(guest => guest.State == GuestState.Running));

        Assert.Equal(DockerBench.WebId, Assert.Single(again.Guests).RuntimeId);
    }

    [Fact]
    public async Task One_that_somebody_removed_is_gone_at_once()
    {
        await using var bench = new DockerBench();
        bench.Engine.Add(DockerBench.WebId, "web", DockerBench.WebPid);
        await bench.ConnectedAsync();

        bench.Engine.Containers.Clear();
        await bench.Engine.EmitAsync("die", DockerBench.WebId, "web", "0");
        await bench.Engine.EmitAsync("destroy", DockerBench.WebId, "web");
        await bench.UntilAsync(collection => collection.Guests.IsEmpty);
    }

    [Fact]
    public async Task Follows_pause_rename_health_and_changed_limits()
    {
        await using var bench = new DockerBench();
        bench.Engine.Add(DockerBench.WebId, "web", DockerBench.WebPid);
        Assert.Equal(0.5, Assert.Single((await bench.ConnectedAsync()).Guests).Cpu?.QuotaCores);

        await bench.Engine.EmitAsync("pause", DockerBench.WebId, "web");
        GuestCollection paused = await bench.UntilAsync(collection => collection.Guests is [{ State: GuestState.Paused }]);
        Assert.NotNull(paused.Guests[0].Cpu?.UsageNanoseconds);
        await bench.Engine.EmitAsync("unpause", DockerBench.WebId, "web");
        await bench.UntilAsync(collection => collection.Guests is [{ State: GuestState.Running }]);

        bench.Engine.Containers[DockerBench.WebId]["Name"] = "/other";
        await bench.Engine.EmitAsync("rename", DockerBench.WebId, "other");
        await bench.UntilAsync(collection => collection.Guests is [{ RuntimeName: "other" }]);

        await bench.Engine.EmitAsync("health_status: unhealthy", DockerBench.WebId, "other");
        await bench.UntilAsync(collection => collection.Guests is [{ Healthy: false }]);
        await bench.Engine.EmitAsync("health_status: healthy", DockerBench.WebId, "other");
        await bench.UntilAsync(collection => collection.Guests is [{ Healthy: true }]);

        await File.WriteAllTextAsync($"{bench.GroupFolder("cpu")}/cpu.cfs_quota_us", "20000\n");
        await bench.Engine.EmitAsync("update", DockerBench.WebId, "other");
        await bench.UntilAsync(collection => collection.Guests is [{ Cpu.QuotaCores: 0.2 }]);
    }

    [Fact]
    public async Task An_event_of_an_earlier_run_does_not_end_the_one_that_is_known()
    {
        await using var bench = new DockerBench();
        bench.Engine.Add(DockerBench.WebId, "web", DockerBench.WebPid);
        await bench.ConnectedAsync();
        int before = bench.Engine.Requests.Count;

        await bench.Engine.EmitAsync("die", DockerBench.WebId, "web", "1", atUnixSeconds: 1_000_000_000);
        await bench.WhileAsync(() => !bench.Engine.Requests.Skip(before).Any(path => path.Contains(DockerBench.WebId, StringComparison.Ordinal)));

        Assert.Equal(GuestState.Running, Assert.Single((await bench.CollectAsync()).Guests).State);
    }

    [Fact]
    [Trait("Fault", "D10")]
    public async Task Names_that_begin_alike_are_kept_apart_and_hostile_ones_come_through_whole()
    {
        await using var bench = new DockerBench();
        string hostile = "x\"} 1\ntestbed_host_up{host=\"y";
        bench.Engine.Add(new string('a', 64), "a", status: "exited");
        bench.Engine.Add(new string('b', 64), "a-b", status: "exited");
        bench.Engine.Add(new string('c', 64), hostile, status: "exited");

        Assert.Equal(["a", "a-b", hostile], (await bench.ConnectedAsync()).Guests.Select(guest => guest.RuntimeName).Order(StringComparer.Ordinal));
    }
}
