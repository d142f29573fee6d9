using Portal.Tests.Support;

namespace Portal.Tests.Deploy;

public sealed class InstallTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly InstalledTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Fact]
    public async Task A_main_host_gets_program_unit_user_and_settings()
    {
        await _tree.InstalledAsync("main");
        Assert.Equal("1", await File.ReadAllTextAsync(_tree.At("usr/lib/testbed-portal/portal.dll"), TestContext.Current.CancellationToken));
        Assert.True(File.GetUnixFileMode(_tree.At("usr/lib/testbed-portal/portal")).HasFlag(UnixFileMode.OtherExecute));
        Assert.Contains("Portal__Mode=Main", Lines());
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(_tree.Settings)); // a join token may come to stand in it
        Assert.True(File.Exists(_tree.At("etc/systemd/system/testbed-portal.service")));
        Assert.False(Directory.Exists(_tree.At("etc/systemd/system/testbed-portal.service.d")));
        await Command.RunAsync("systemd-sysusers", "--root=" + _tree.Root, "testbed-portal.conf");
        Assert.Contains("testbed-portal:", await File.ReadAllTextAsync(_tree.At("etc/passwd"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_again_it_replaces_the_program_and_keeps_the_settings()
    {
        await _tree.InstalledAsync("client", "--main", "10.0.0.1");
        Assert.Contains("Portal__Cluster__Main=10.0.0.1", Lines());
        await File.AppendAllTextAsync(_tree.Settings, "Portal__Host__Name=host-c\n", TestContext.Current.CancellationToken);
        _tree.Publish("2");
        await _tree.InstalledAsync("client", "--main", "10.0.0.1", "--with", "private-homes");
        Assert.Contains("Portal__Host__Name=host-c", Lines());
        Assert.True(File.Exists(_tree.At("usr/lib/testbed-portal/only-in-2.txt")));
        Assert.False(File.Exists(_tree.At("usr/lib/testbed-portal/only-in-1.txt")));
        Assert.Equal(["testbed-portal"], Directory.GetDirectories(_tree.At("usr/lib"), "testbed-portal*").Select(Path.GetFileName));
        Assert.True(File.Exists(_tree.At("etc/systemd/system/testbed-portal.service.d/private-homes.conf")));
    }

    [Theory]
    [InlineData("expected main or client, found 'both'", "both")]
    [InlineData("unknown argument '--force'", "main", "--force")]
    [InlineData("--with: expected docker-group, private-homes or process-io, found 'root'", "main", "--with", "root")]
    [InlineData("--main is for clients", "main", "--main", "10.0.0.1")]
    [InlineData("--main: expected an address", "client", "--main", "a/b&c")]
    public async Task What_is_asked_wrongly_is_said_and_nothing_is_written(string said, params string[] arguments)
    {
        CommandResult result = await _tree.InstallAsync(arguments);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(said, result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_tree.Root));
    }

    [Fact]
    public async Task A_host_does_not_change_its_mode_or_its_main_host_unnoticed()
    {
        await _tree.InstalledAsync("client", "--main", "10.0.0.1");
        CommandResult mode = await _tree.InstallAsync("main");
        Assert.Equal(1, mode.ExitCode);
        Assert.Contains("says Portal__Mode=Client. Change it there or remove the file", mode.Error, StringComparison.Ordinal);
        CommandResult main = await _tree.InstallAsync("client", "--main", "10.0.0.2");
        Assert.Equal(1, main.ExitCode);
        Assert.Contains("does not say Portal__Cluster__Main=10.0.0.2", main.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_no_published_portal_is_refused_before_the_installed_one_is_touched()
    {
        await _tree.InstalledAsync("main");
        File.Delete(Path.Combine(_tree.Published, "portal.dll"));
        CommandResult result = await _tree.InstallAsync("main");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("there is no portal.dll in it", result.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(_tree.At("usr/lib/testbed-portal/portal.dll")));
    }

    private string[] Lines() => File.ReadAllLines(_tree.Settings);
}
