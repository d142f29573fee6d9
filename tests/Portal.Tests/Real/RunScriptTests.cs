using System.Net;
using System.Net.Sockets;
using Portal.Tests.Support;

namespace Portal.Tests.Real;

/// <summary><c>./run</c>: one command from a clone to a portal that serves.</summary>
[Collection(AloneCollection.Name)]
[Trait("Category", "Real")]
public sealed class RunScriptTests
{
    private static readonly string Script = Repository.PathOf("run");

    [Fact]
    public async Task Serves_prints_its_address_last_and_stops_on_a_signal()
    {
        string address = LocalHttp.FreeAddress().GetLeftPart(UriPartial.Authority);
        await using RunningProcess run = await StartAsync(address, []);
        using HttpClient http = LocalHttp.Client(new Uri(address));
        using HttpResponseMessage ready = await http.GetAsync("/readyz", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        Assert.Equal(0, await run.StopAsync());
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync("/readyz", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Shows_a_simulated_testbed_beside_this_machine_where_there_is_none_and_leaves_nothing_behind()
    {
        Assert.SkipWhen(Directory.Exists(Portal.Testbed.TestbedOptions.DefaultRoot), "This machine has a testbed of its own.");
        using TemporaryFolder temporary = new();
        string address = LocalHttp.FreeAddress().GetLeftPart(UriPartial.Authority);
        await using RunningProcess run = await StartAsync(address, new() { ["TMPDIR"] = temporary.Path, ["Portal__Host__Name"] = "this-machine" });
        Assert.Contains("a simulated one is shown beside this machine", run.Output, StringComparison.Ordinal);
        Assert.Single(Directory.GetDirectories(temporary.Path, "portal-demo-*"));
        using HttpClient http = LocalHttp.Client(new Uri(address));
        string hosts = await http.GetStringAsync("/metrics/hosts", TestContext.Current.CancellationToken);
        foreach (string host in (string[])["demo-1", "demo-2", "demo-3", "this-machine"])
        {
            Assert.Contains($"testbed_host_up{{host=\"{host}\"}} 1", hosts, StringComparison.Ordinal);
        }

        Assert.Equal(0, await run.StopAsync());
        Assert.Empty(Directory.GetDirectories(temporary.Path, "portal-demo-*"));
    }

    [Fact]
    public async Task Simulates_nothing_where_it_was_told_not_to()
    {
        string address = LocalHttp.FreeAddress().GetLeftPart(UriPartial.Authority);
        await using RunningProcess run = await StartAsync(address, new() { ["Portal__Demo"] = "false" });
        Assert.Contains("nothing is simulated", run.Output, StringComparison.Ordinal);
        using HttpClient http = LocalHttp.Client(new Uri(address));
        Assert.DoesNotContain("demo-1", await http.GetStringAsync("/metrics/hosts", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(0, await run.StopAsync());
    }

    [Fact]
    public async Task Says_that_the_port_is_taken_before_it_builds()
    {
        using TcpListener taken = new(IPAddress.Loopback, 0);
        taken.Start();
        int port = ((IPEndPoint)taken.LocalEndpoint).Port;
        CommandResult result = await Command.TryRunAsync(Script, ["--urls", $"http://127.0.0.1:{port}"]);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"Port {port} on 127.0.0.1 is in use", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_which_address_it_cannot_read()
    {
        CommandResult result = await Command.TryRunAsync(Script, ["--urls", "nonsense"]);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("expected an address such as http://127.0.0.1:3357, found 'nonsense'", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_what_to_install_where_nothing_is()
    {
        using TemporaryFolder bare = new();
        foreach (string tool in (string[])["bash", "dirname", "env"])
        {
            File.CreateSymbolicLink(bare.At(tool), (await Command.RunAsync("which", tool)).Trim());
        }

        CommandResult result = await Command.TryRunAsync(bare.At("bash"), [Script], environment: new Dictionary<string, string> { ["PATH"] = bare.Path });
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("dotnet-sdk-10.0", result.Error, StringComparison.Ordinal);
        Assert.Contains("nodejs", result.Error, StringComparison.Ordinal);
        Assert.Contains("npm", result.Error, StringComparison.Ordinal);
    }

    private static async Task<RunningProcess> StartAsync(string address, Dictionary<string, string> environment)
    {
        environment["Portal__Docker__Socket"] = "";
        environment["Portal__Libvirt__Uri"] = "";
        RunningProcess run = RunningProcess.Start(Script, ["--urls", address], environment);
        await run.WaitUntilAsync("the address is printed", TimeSpan.FromSeconds(150), () =>
            Task.FromResult(run.Output.Split('\n')[^1] == address));
        return run;
    }
}
