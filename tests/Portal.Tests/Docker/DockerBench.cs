using System.Diagnostics;
using Portal.Collectors;
using Portal.Collectors.Docker;
using Portal.Collectors.Kernel;
using Portal.Tests.Kernel;
using Portal.Tests.Support;

namespace Portal.Tests.Docker;

/// <summary>A collector between an engine that a test plays and a copy of a captured tree, under a clock that moves only while something is awaited.</summary>
internal sealed class DockerBench : IAsyncDisposable
{
    public const string WebId = CgroupFixtures.WebId;
    public const int WebPid = CgroupFixtures.WebPid;

    // Of the test, not of the program: generous, since nothing is awaited that doesn't come.
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    private readonly string _folder;

    public DockerBench(string tree = "hybrid-cgroupfs", bool start = true)
    {
        Engine = new FakeDockerEngine(start);
        Files = CgroupFixtures.CopyOf(tree, out _folder);
        Collector = new DockerGuestCollector(Files, Engine.SocketPath, Clock);
    }

    public FakeDockerEngine Engine { get; }

    public KernelFiles Files { get; }

    public ManualTimeProvider Clock { get; } = new();

    public DockerGuestCollector Collector { get; }

    public string GroupFolder(string controller) => $"{_folder}/sys/fs/cgroup/{controller}/docker/{WebId}";

    public async Task<GuestCollection> CollectAsync()
    {
        Task<GuestCollection> run = Collector.CollectAsync(CancellationToken.None).AsTask();
        await WhileAsync(() => !run.IsCompleted);
        return await run;
    }

    /// <summary>Collects until it is so, and answers with that collection.</summary>
    public async Task<GuestCollection> UntilAsync(Func<GuestCollection, bool> isSo)
    {
        GuestCollection last = await CollectAsync();
        long start = Stopwatch.GetTimestamp();
        while (!isSo(last))
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < Deadline, $"Did not come true; last seen: {string.Join("; ", last.Guests.Select(guest => $"{guest.RuntimeName} {guest.State}"))} {string.Join("; ", last.Outcomes.Select(outcome => $"tier {outcome.Tier} {outcome.Reason} {outcome.Error}"))}");
            await StepAsync();
            last = await CollectAsync();
        }

        return last;
    }

    public async Task WhileAsync(Func<bool> goesOn)
    {
        long start = Stopwatch.GetTimestamp();
        while (goesOn())
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < Deadline, "Did not come about.");
            await StepAsync();
        }
    }

    /// <summary>A first collection after which events are followed.</summary>
    public async Task<GuestCollection> ConnectedAsync()
    {
        GuestCollection first = await UntilAsync(collection => collection.Outcomes is [_, { Success: true }]);
        await WhileAsync(() => Engine.Watchers == 0);
        return first;
    }

    public async ValueTask DisposeAsync()
    {
        Task ending = Collector.DisposeAsync().AsTask();
        await WhileAsync(() => !ending.IsCompleted);
        await ending;
        await Engine.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task StepAsync()
    {
        // Real sockets need real time; only little of it.
        await Task.Delay(TimeSpan.FromMilliseconds(5));
        Clock.Advance(Step);
    }
}
