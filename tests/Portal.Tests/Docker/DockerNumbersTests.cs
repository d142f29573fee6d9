using Portal.Collectors;

namespace Portal.Tests.Docker;

public sealed class DockerNumbersTests
{
    [Fact]
    public async Task The_first_collection_has_a_containers_numbers()
    {
        await using var bench = new DockerBench();
        bench.Engine.Add(DockerBench.WebId, "web", DockerBench.WebPid);

        // Its patience is by the clock, which stands still here.
        GuestCollection collection = await bench.Collector.CollectAsync(CancellationToken.None);

        GuestSample guest = Assert.Single(collection.Guests);
        Assert.Equal(GuestKind.Docker, guest.Kind);
        Assert.Equal(15_249_866_000, guest.Cpu?.UsageNanoseconds);
        Assert.Equal((0.5, 0.5, 308), (guest.Cpu?.QuotaCores, guest.Cpu?.LimitCores, guest.Cpu?.Periods));
        Assert.Equal((9_207_808, 134_217_728, 0), (guest.Memory?.UsageBytes, guest.Memory?.LimitBytes, guest.Memory?.OomKills));
        Assert.Equal(new StorageBytes { ReadBytes = 10_485_760, WrittenBytes = 18_898_944 }, guest.Storage);
        Assert.Equal("vda", Assert.Single(guest.Disks).Device);
        Assert.Empty(guest.Networks);
        Assert.Equal((3, 3, 100), (guest.Processes, guest.Threads, guest.ThreadsLimit));
        Assert.Equal(15_504_029_000, guest.Pressure?.Cpu?.WaitingNanoseconds);
        Assert.Equal($"/docker/{DockerBench.WebId}", guest.CgroupPath);
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 0, 0, TimeSpan.Zero).AddTicks(1_234_567), guest.StartedAt);
        Assert.Null(guest.Exit);
        Assert.Equal([(0, true, 1), (1, true, null)], collection.Outcomes.Select(outcome => (outcome.Tier, outcome.Success, outcome.Guests)));
    }

    [Fact]
    [Trait("Fault", "D7")]
    public async Task Containers_of_v2_rootless_and_podman_are_found_through_their_init_process()
    {
        await using var bench = new DockerBench("v2-systemd");
        bench.Engine.Add(string.Concat(Enumerable.Repeat("a1", 32)), "docker", 4321);
        bench.Engine.Add(string.Concat(Enumerable.Repeat("b2", 32)), "rootless", 4322);
        bench.Engine.Add(string.Concat(Enumerable.Repeat("c3", 32)), "podman", 4323);

        GuestCollection collection = await bench.ConnectedAsync();
        GuestSample docker = collection.Guests.Single(guest => guest.RuntimeName == "docker");
        GuestSample rootless = collection.Guests.Single(guest => guest.RuntimeName == "rootless");
        GuestSample podman = collection.Guests.Single(guest => guest.RuntimeName == "podman");

        Assert.True(collection.Outcomes[0].Success, collection.Outcomes[0].Error);
        Assert.Equal((1.5, 1.5), (docker.Cpu?.QuotaCores, docker.Cpu?.LimitCores));
        Assert.Equal(["nvme0n1", "dm-0", "dm-1"], docker.Disks.Select(disk => disk.Device));
        Assert.Equal(new StorageBytes { ReadBytes = 1000, WrittenBytes = 2000 }, docker.Storage);
        NetworkCounters network = Assert.Single(docker.Networks);
        Assert.Equal(("eth0", 1_048_576, 524_288), (network.Interface, network.ReceivedBytes, network.TransmittedBytes));
        Assert.EndsWith(".scope", docker.CgroupPath, StringComparison.Ordinal);

        Assert.Null(rootless.Cpu?.LimitCores);
        Assert.Null(rootless.Cpu?.Periods);
        Assert.Null(rootless.Storage);
        Assert.True(rootless.Disks.IsDefault);

        // The same interfaces with the host's counters: without the right to see namespaces, that is the host's network.
        Assert.True(rootless.Networks.IsDefault);
        Assert.Equal(3, podman.Processes);
        Assert.EndsWith(".scope", podman.CgroupPath, StringComparison.Ordinal);
        Assert.Equal(new StorageBytes { ReadBytes = 0, WrittenBytes = 0 }, podman.Storage);
    }

    [Theory]
    [InlineData("host")]
    [InlineData("container:8b0f3f958926bcc8853a440d7991e5be6bcdaad3734f94254a5895d9f4b835b5")]
    public async Task A_network_that_is_not_its_own_is_not_reported(string mode)
    {
        await using var bench = new DockerBench("v2-systemd");
        bench.Engine.Add(string.Concat(Enumerable.Repeat("a1", 32)), "docker", 4321, change: container => container["HostConfig"]!["NetworkMode"] = mode);

        GuestSample guest = Assert.Single((await bench.ConnectedAsync()).Guests);

        Assert.True(guest.Networks.IsDefault);
        Assert.NotNull(guest.Cpu);
    }

    [Fact]
    [Trait("Fault", "D9")]
    public async Task A_pid_that_belongs_to_another_by_now_is_not_believed()
    {
        await using var bench = new DockerBench();
        bench.Engine.Add(new string('e', 64), "old", DockerBench.WebPid);

        GuestCollection collection = await bench.ConnectedAsync();

        GuestSample guest = Assert.Single(collection.Guests);
        Assert.Null(guest.Cpu);
        Assert.Null(guest.Memory);
        Assert.Equal((false, CollectorFailure.Unsupported), (collection.Outcomes[0].Success, collection.Outcomes[0].Reason));
    }

    [Fact]
    [Trait("Fault", "D4")]
    public async Task A_container_whose_process_went_between_list_and_read_has_no_numbers_and_nothing_is_wrong()
    {
        await using var bench = new DockerBench();
        bench.Engine.Add(DockerBench.WebId, "web", 999_999);

        GuestCollection collection = await bench.ConnectedAsync();

        GuestSample guest = Assert.Single(collection.Guests);
        Assert.Equal(GuestState.Stopping, guest.State);
        Assert.Null(guest.Cpu);
        Assert.All(collection.Outcomes, outcome => Assert.True(outcome.Success));
    }

    [Fact]
    [Trait("Fault", "D9")]
    public async Task A_restarted_container_is_read_under_its_new_process()
    {
        await using var bench = new DockerBench();
        bench.Engine.Add(DockerBench.WebId, "web", 999_999);
        await bench.ConnectedAsync();

        // The engine knows the new process; nobody said so, but the old one is seen to be gone.
        bench.Engine.Add(DockerBench.WebId, "web", DockerBench.WebPid);
        await bench.Engine.EmitAsync("start", DockerBench.WebId, "web");
        GuestCollection collection = await bench.UntilAsync(seen => seen.Guests is [{ Cpu: not null }]);

        Assert.Equal(GuestState.Running, Assert.Single(collection.Guests).State);
    }

    [Fact]
    [Trait("Fault", "D6")]
    public async Task A_damaged_file_costs_its_value_and_is_told()
    {
        await using var bench = new DockerBench();
        bench.Engine.Add(DockerBench.WebId, "web", DockerBench.WebPid);
        await File.WriteAllTextAsync($"{bench.GroupFolder("memory")}/memory.usage_in_bytes", "plenty\n");

        GuestCollection collection = await bench.ConnectedAsync();

        GuestSample guest = Assert.Single(collection.Guests);
        Assert.Null(guest.Memory?.UsageBytes);
        Assert.NotNull(guest.Memory?.RssBytes);
        Assert.Equal((false, CollectorFailure.Malformed), (collection.Outcomes[0].Success, collection.Outcomes[0].Reason));
        Assert.Equal(1, collection.Outcomes[0].Guests);
    }
}
