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
        await using RunningProcess run = RunningProcess.Start(Script, ["--urls", address], new Dictionary<string, string>
        {
            ["Portal__Docker__Socket"] = "",
            ["Portal__Libvirt__Uri"] = "",
        });
        await run.WaitUntilAsync("the address is printed", TimeSpan.FromSeconds(150), () =>
            Task.FromResult(run.Output.Split('\n')[^1] == address));
        using HttpClient http = LocalHttp.Client(new Uri(address));
        using HttpResponseMessage ready = await http.GetAsync("/readyz", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        Assert.Equal(0, await run.StopAsync());
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync("/readyz", TestContext.Current.CancellationToken));
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
}
