using Microsoft.Extensions.Logging.Abstractions;
using Portal.Testbed;
using Portal.Tests.Support;

namespace Portal.Tests.Testbed;

public sealed class HostRootTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("var/lib/testbedos")]
    public async Task A_deployment_is_found_through_the_path_that_the_host_knows(string? configured)
    {
        using TemporaryFolder host = new();
        host.Write("var/lib/testbedos/config/host.json", await File.ReadAllTextAsync(TestbedRoot.Fixture("v1.1/config/host.json"), TestContext.Current.CancellationToken));
        host.Write("var/lib/testbedos/deployments/lab.json", """{"name": "lab", "project_location": "/home/operator/lab", "state": "up"}""");
        host.Write("home/operator/lab/lab-state.json", await File.ReadAllTextAsync(TestbedRoot.Fixture("v1.1/projects/lab-running/lab-running-state.json"), TestContext.Current.CancellationToken));
        TestbedOptions options = new()
        {
            Root = configured is null ? null : host.At(configured),
            HostRoot = host.Path,
            Kinds = TestbedRoot.Kinds,
            Watch = false,
        };
        using TestbedWatcher watcher = new(options, TimeProvider.System, NullLogger<TestbedWatcher>.Instance);
        await watcher.StartAsync(TestContext.Current.CancellationToken);
        await Until.HoldsAsync("the deployment's guests are known", TimeSpan.FromSeconds(20), () => Task.FromResult(watcher.Current.Deployments is [{ Name: "lab", Guests.Length: > 0 }]));
        await watcher.StopAsync(CancellationToken.None);
    }
}
