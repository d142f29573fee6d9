using Portal.Tests.Support;

namespace Portal.Tests.Real;

/// <summary>The published program under a service manager, as far as a process notices one: a socket to tell its state to, and exit codes.</summary>
[Trait("Category", "Real")]
[Trait("row", "X16")]
public sealed class ServiceManagerTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("main", false)]
    [InlineData("client", true)]
    public async Task The_program_says_when_it_is_ready_lives_and_stops(string mode, bool isAbstract)
    {
        using NotifyReceiver manager = new(isAbstract);
        await using PortalProcess portal = await PortalProcess.LaunchAsync(new PortalStart
        {
            Mode = mode,
            Settings = [("Cluster:Security", "None")],
            Variables = [("NOTIFY_SOCKET", manager.Name), ("WATCHDOG_USEC", "1000000")],
        });
        string[] first = await manager.NextAsync(Deadline);
        Assert.Equal(["READY=1", "WATCHDOG=1"], first[..2]);
        Assert.StartsWith(mode == "main" ? "STATUS=Main host host-a: " : "STATUS=Client host-a: ", Assert.Single(first[2..]), StringComparison.Ordinal);
        using (HttpResponseMessage answer = await portal.GetAsync("/healthz"))
        {
            Assert.True(answer.IsSuccessStatusCode);
        }

        for (int sign = 0; sign < 3; sign++)
        {
            Assert.Equal("WATCHDOG=1", (await manager.NextAsync(TimeSpan.FromSeconds(5)))[0]);
        }

        portal.Signal(UnixSignal.Terminate);
        await Until.HoldsAsync("it says that it stops", TimeSpan.FromSeconds(5), async () => await manager.NextAsync(TimeSpan.FromSeconds(5)) is ["STOPPING=1"]);
        Assert.Equal(0, await portal.StopAsync());
    }

    [Fact]
    public async Task A_program_that_is_stopped_in_its_tracks_gives_no_sign_of_life()
    {
        using NotifyReceiver manager = new();
        await using PortalProcess portal = await PortalProcess.LaunchAsync(new PortalStart { Variables = [("NOTIFY_SOCKET", manager.Name), ("WATCHDOG_USEC", "1000000")] });
        await manager.NextAsync(Deadline);
        portal.Signal(UnixSignal.Stop);
        while (manager.HasMore)
        {
            await manager.NextAsync(Deadline);
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => manager.NextAsync(TimeSpan.FromSeconds(2)));
        portal.Signal(UnixSignal.Continue);
        await manager.NextAsync(Deadline);
    }

    [Fact]
    public async Task Wrong_options_end_with_the_exit_code_that_is_not_started_again()
    {
        using NotifyReceiver manager = new();
        await using PortalProcess portal = await PortalProcess.LaunchAsync(new PortalStart
        {
            Settings = [("Mode", "Both"), ("HostRoot", "host")],
            Variables = [("NOTIFY_SOCKET", manager.Name)],
        });
        await Until.HoldsAsync("it ends", Deadline, () => Task.FromResult(portal.HasExited));
        Assert.Equal(78, await portal.StopAsync());
        Assert.False(manager.HasMore);
    }
}
