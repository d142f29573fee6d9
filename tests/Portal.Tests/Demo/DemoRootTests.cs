using Portal.Collectors;
using Portal.Demo.Cast;
using Portal.Demo.Files;
using Portal.Testbed;
using Portal.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Portal.Tests.Demo;

/// <summary>The demo's files, read by what reads a testbed's.</summary>
public sealed class DemoRootTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_reader_of_a_testbed_has_nothing_to_complain_about()
    {
        TestbedContents contents = await ReadAsync(new DemoCast(3, 95, "desk", Now), "desk");
        Assert.Empty(contents.Problems);
        Assert.All(contents.Deployments, deployment => Assert.Empty(deployment.Problems));
        Assert.All(contents.Deployments, deployment => Assert.True(deployment.ReadSuccess));
        Assert.Equal(7, contents.Deployments.Length);
    }

    [Fact]
    public async Task This_machine_is_the_main_host_beside_the_simulated_ones()
    {
        TestbedContents contents = await ReadAsync(new DemoCast(3, 30, "desk", Now), "desk");
        Assert.Equal("desk", contents.OwnHost);
        Assert.Equal([("demo-1", false), ("demo-2", false), ("demo-3", false), ("desk", true)], contents.Hosts.Select(host => (host.Name, host.IsMain)));
    }

    [Fact]
    public async Task There_are_bases_with_clones_of_two_kinds_and_a_guest_of_each_kind()
    {
        Deployment campus = (await ReadAsync(new DemoCast(3, 30, "desk", Now), "desk")).Deployments.Single(deployment => deployment.Name == "campus");
        Assert.Equal(DeploymentState.Up, campus.State);
        string[] templates = [.. campus.Guests.Where(guest => guest.IsTemplate).Select(guest => $"{guest.KindName} {guest.Name}")];
        Assert.Equal(["docker sensor", "libvirt student"], templates.Order(StringComparer.Ordinal));
        Assert.Equal(6, campus.Guests.Count(guest => guest.CloneOf == "sensor"));
        Assert.Equal(6, campus.Guests.Count(guest => guest.CloneOf == "student"));
        Assert.Contains(campus.Guests, guest => guest.Kind == GuestKind.Android);
    }

    [Fact]
    public void Nobody_else_can_enter_the_folder_and_it_goes_with_the_program()
    {
        DemoRoot root = DemoRoot.Write(new DemoCast(1, 3, "desk", Now), "desk", Now);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(root.Path));
        root.Dispose();
        Assert.False(Directory.Exists(root.Path));
        root.Dispose();
    }

    private static async Task<TestbedContents> ReadAsync(DemoCast cast, string main)
    {
        using DemoRoot root = DemoRoot.Write(cast, main, Now);
        using var watcher = new TestbedWatcher(
            new TestbedOptions { Root = root.Path, Kinds = [GuestKind.Libvirt, GuestKind.Docker, GuestKind.Android], Watch = false },
            TimeProvider.System,
            NullLogger<TestbedWatcher>.Instance);
        await watcher.StartAsync(TestContext.Current.CancellationToken);
        await Until.HoldsAsync("all files are read", TimeSpan.FromSeconds(10), () =>
            Task.FromResult(watcher.Current.Deployments.Length == cast.Deployments.Length && watcher.Current.Deployments.All(deployment => deployment.HasState)));
        await watcher.StopAsync(TestContext.Current.CancellationToken);
        return watcher.Current;
    }
}
