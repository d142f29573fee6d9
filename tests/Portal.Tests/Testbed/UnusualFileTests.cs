using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Text;
using Portal.Testbed;
using Portal.Testbed.Files;
using Portal.Testbed.Json;
using Portal.Tests.Support;

namespace Portal.Tests.Testbed;

/// <summary>What can't lie in a repository: things that are no files, and files of extreme size or depth.</summary>
[SupportedOSPlatform("linux")]
public sealed class UnusualFileTests
{
    // The group too: setfsuid changes the user only.
    private const UnixFileMode Everyone = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    [Theory]
    [Trait("Fault", "S3")]
    [Trait("Fault", "S4")]
    [InlineData("fifo")]
    [InlineData("socket")]
    [InlineData("symlink")]
    [InlineData("dangling")]
    [InlineData("folder")]
    public async Task What_is_no_file_is_refused_at_once_in_place_of_a_state_file(string what)
    {
        using var root = new TestbedRoot("v1.1");
        await PlaceAsync(what, root.StateOf("campus"));
        long start = Stopwatch.GetTimestamp();
        TestbedContents contents = await root.ReadAsync();
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 2);
        Deployment campus = contents.Deployments.Single(deployment => deployment.Name == "campus");
        Assert.Equal(["not-a-file"], campus.Problems.Select(problem => problem.Code));
        Assert.Empty(campus.Guests);
        Assert.All(contents.Deployments.Where(deployment => deployment.Name != "campus"), deployment => Assert.Empty(deployment.Problems));
    }

    [Theory]
    [Trait("Fault", "S3")]
    [Trait("Fault", "S4")]
    [InlineData("fifo", true)]
    [InlineData("socket", true)]
    [InlineData("symlink", true)]
    [InlineData("folder", false)]
    public async Task What_is_no_file_among_the_deployments_is_listed_and_a_folder_only_counted(string what, bool listed)
    {
        using var root = new TestbedRoot("v1.1");
        await PlaceAsync(what, root.At("deployments/odd.json"));
        TestbedContents contents = await root.ReadAsync();
        Deployment? odd = contents.Deployments.SingleOrDefault(deployment => deployment.Name == "odd");
        Assert.Equal(listed, odd is { State: DeploymentState.Unknown, Problems: [{ Code: "not-a-file" }] });
        Assert.Equal(listed ? [] : [KeyValuePair.Create("not-a-file", 1)], contents.PassedOver);
        Assert.Equal(listed ? 6 : 5, contents.Deployments.Length);
    }

    [Fact]
    public async Task A_linked_folder_on_the_way_is_followed()
    {
        using var root = new TestbedRoot("v1.1");
        using var elsewhere = new TemporaryFolder();
        Directory.Move(root.At("projects/campus"), root.At("projects/real"));
        Directory.CreateSymbolicLink(root.At("projects/campus"), root.At("projects/real"));
        Directory.CreateSymbolicLink(elsewhere.At("root"), root.Path);
        TestbedContents contents = await root.ReadAsync(options => options with { Root = elsewhere.At("root") + "//" });
        Assert.Equal(15, contents.Deployments.Single(deployment => deployment.Name == "campus").Guests.Length);
        Assert.Empty(contents.Problems);
    }

    [Fact]
    [Trait("Fault", "S5")]
    public async Task A_file_of_exactly_the_limit_is_read_and_one_byte_more_is_too_big()
    {
        using var root = new TestbedRoot("v1.1");
        string path = root.StateOf("campus");
        byte[] padded = new byte[FileCheck<StateFile>.LimitBytes];
        padded.AsSpan().Fill((byte)' ');
        (await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken)).CopyTo(padded, 0);
        root.Write("projects/campus/campus-state.json", padded);
        Assert.Equal(15, (await ReadAsync()).Guests.Length);

        root.Write("projects/campus/campus-state.json", [.. padded, (byte)' ']);
        Deployment campus = await ReadAsync();
        Assert.Equal(["too-big"], campus.Problems.Select(problem => problem.Code));
        Assert.Empty(campus.Guests);

        async Task<Deployment> ReadAsync()
        {
            using TestbedWatcher watcher = root.Watcher();
            await watcher.StartAsync(CancellationToken.None);
            await Until.HoldsAsync("the large file is done with", TimeSpan.FromSeconds(20), () => Task.FromResult(Campus().HasState || Campus().StateRefusal is not null));
            await watcher.StopAsync(CancellationToken.None);
            return Campus();

            Deployment Campus() => watcher.Current.Deployments.Single(deployment => deployment.Name == "campus");
        }
    }

    [Theory]
    [Trait("Fault", "S6")]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    public void A_million_levels_are_too_deep_within_milliseconds(string level)
    {
        byte[] bomb = Encoding.UTF8.GetBytes(new StringBuilder().Insert(0, level, 1_000_000).ToString());
        StrictJson.Check("{}"u8);
        long start = Stopwatch.GetTimestamp();
        Assert.Equal("too-deep", StrictJson.Check(bomb)?.Code);
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalMilliseconds, 0, 200);
    }

    [Fact]
    public async Task Twenty_thousand_guests_are_read()
    {
        using TestbedRoot root = TestbedRoot.Lab();
        var text = new StringBuilder("""{"testbed_guests": {""");
        for (int guest = 0; guest < 20_000; guest++)
        {
            _ = text.Append(guest == 0 ? "" : ",").Append(
                $$$$"""
                "guest-{{{{guest}}}}": {"name": "guest-{{{{guest}}}}", "testbed_host": "main", "guest_id": {{{{guest}}}}, "network": [{"switch": "lan", "mac": "02:00:00:00:00:01", "ip": "dynamic"}],
                  "libvirt": {"memory_mb": 512, "cpus": 1, "libvirt_type": {"cloud_image": {"name": "cirros_0_6_2", "environment": {}}}, "scaling": null}}
                """);
        }

        root.Write("projects/lab/lab-state.json", text.Append("}}").ToString());
        using TestbedWatcher watcher = root.Watcher();
        await watcher.StartAsync(CancellationToken.None);
        await Until.HoldsAsync("all guests are read", TimeSpan.FromSeconds(20), () => Task.FromResult(watcher.Current.Deployments.Single().Guests.Length == 20_000));
        Assert.Empty(watcher.Current.Deployments.Single().Problems);
        await watcher.StopAsync(CancellationToken.None);
    }

    [Fact]
    public void A_million_wrong_fields_are_told_a_thousand_times()
    {
        byte[] json = Encoding.UTF8.GetBytes("{\"testbed_guests\": {" + string.Join(',', Enumerable.Range(0, 300_000).Select(guest => $"\"{guest}\":1")) + "}}");
        Parsed<StateFile> parsed = StateFile.Parser(TestbedRoot.Kinds)(json, "x");
        Assert.Equal(300_000, parsed.Value!.Guests.Length);
        Assert.Equal(1000, parsed.Problems.Length);
        Assert.Contains("299000 more", parsed.Problems[^1].Detail, StringComparison.Ordinal);
    }

    [Theory]
    [Trait("Fault", "S3")]
    [InlineData("projects/campus/campus-state.json")]
    [InlineData("projects/campus")]
    public async Task What_portals_user_may_not_read_is_unreadable(string closed)
    {
        using var root = new TestbedRoot("v1.1");
        foreach (string open in Directory.GetDirectories(root.Path, "*", SearchOption.AllDirectories).Append(root.Path))
        {
            File.SetUnixFileMode(open, Everyone);
        }

        Directory.GetFiles(root.Path, "*", SearchOption.AllDirectories).ToList().ForEach(file => File.SetUnixFileMode(file, Everyone));
        File.SetUnixFileMode(root.At(closed), UnixFileMode.None);
        using TestbedWatcher watcher = root.Watcher(opener: new NobodysFileOpener());
        await watcher.StartAsync(CancellationToken.None);
        await watcher.StopAsync(CancellationToken.None);
        FileProblem problem = watcher.Current.Deployments.Single(deployment => deployment.Name == "campus").Problems.Single();
        Assert.Equal("unreadable", problem.Code);
        Assert.Contains("the right to read the file and to enter (x) every folder above", problem.Detail, StringComparison.Ordinal);
        Assert.All(watcher.Current.Deployments.Where(deployment => deployment.Name != "campus"), deployment => Assert.Empty(deployment.Problems));
    }

    private static async Task PlaceAsync(string what, string path)
    {
        if (File.Exists(path))
        {
            File.Move(path, path + ".was");
        }

        switch (what)
        {
            case "fifo":
                using (Process mkfifo = Process.Start(new ProcessStartInfo("mkfifo", [path]))!)
                {
                    await mkfifo.WaitForExitAsync(TestContext.Current.CancellationToken);
                }

                break;
            case "socket":
                using (var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
                {
                    // A socket's address is short, so it is bound by a path relative to nothing longer than a temporary folder.
                    socket.Bind(new UnixDomainSocketEndPoint(path));
                    File.Move(path, path + ".kept");
                }

                File.Move(path + ".kept", path);
                break;
            case "symlink":
                await File.WriteAllTextAsync(path + ".target", "{}", TestContext.Current.CancellationToken);
                File.CreateSymbolicLink(path, path + ".target");
                break;
            case "dangling":
                File.CreateSymbolicLink(path, "/nowhere/at/all");
                break;
            case "folder":
                Directory.CreateDirectory(path);
                break;
        }
    }
}
