using Portal.Tests.Support;

namespace Portal.Tests.Real;

/// <summary>The gateway address of the stack's network belongs to this machine only once Docker has made the network; the portal may be started before.</summary>
[Trait("Category", "Real")]
public sealed class EarlyListeningTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("172.30.255.1", "172.30.255.1/28")]
    [InlineData("[fd00:30::1]", "fd00:30::1/64")]
    public async Task It_listens_on_an_address_that_does_not_exist_yet_and_answers_once_it_does(string host, string address)
    {
        await using NetworkNamespace network = await NetworkNamespace.CreateAsync("early");
        Uri later = new($"http://{host}:3357/");
        await using PortalProcess portal = await PortalProcess.StartAsync(new PortalStart
        {
            Inside = network,
            Address = new Uri("http://127.0.0.1:3357/"),
            Variables = [("Portal__Cluster__Security", "None")],
            FurtherAddresses = [later],
        });
        Assert.Contains("No network interface has the address of", portal.Log, StringComparison.Ordinal);
        Assert.NotEqual(0, (await HealthcheckAsync(network, later)).ExitCode);

        string[] v6 = address.Contains(':', StringComparison.Ordinal) ? ["nodad"] : [];
        await network.RunAsync(["ip", "address", "add", address, "dev", "lo", .. v6]);
        await Until.HoldsAsync("it answers on the new address", Deadline, async () => await HealthcheckAsync(network, later) is { ExitCode: not 0 } no ? no.Output + no.Error : null);
    }

    [Fact]
    public async Task The_health_check_asks_the_first_address_and_gives_up_after_two_seconds()
    {
        await using PortalProcess portal = await PortalProcess.StartAsync();
        CommandResult healthy = await HealthcheckAsync(null, portal.Address);
        Assert.Equal((0, $"{portal.Address}healthz: 200\n"), (healthy.ExitCode, healthy.Output));

        portal.Signal(UnixSignal.Stop);
        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        Assert.Equal(1, (await HealthcheckAsync(null, portal.Address)).ExitCode);
        Assert.InRange(System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds, 2, 10);
        portal.Signal(UnixSignal.Continue);
    }

    // As in a container: the addresses come from the environment.
    private static async Task<CommandResult> HealthcheckAsync(NetworkNamespace? inside, Uri address)
    {
        string[] command = [.. inside?.Prefix ?? [], "dotnet", await PublishedPortal.ProgramAsync, "healthcheck"];
        string urls = $"{address.GetLeftPart(UriPartial.Authority)};http://127.0.0.1:1";
        return await Command.TryRunAsync(command[0], command[1..], environment: new Dictionary<string, string> { ["ASPNETCORE_URLS"] = urls });
    }
}
