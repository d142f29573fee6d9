using Portal.Tests.Support;

namespace Portal.Tests.Deploy;

/// <summary>What <c>deploy/install --root</c> writes, in a temporary folder, with a made-up program.</summary>
internal sealed class InstalledTree : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public InstalledTree() => Publish("1");

    public string Root => _folder.At("root");

    public string Published => _folder.At("published");

    public string Settings => At("etc/testbed-portal/portal.env");

    public string At(string relative) => Path.Combine(Root, relative);

    /// <summary>A program of another version to be installed.</summary>
    public void Publish(string version)
    {
        if (Directory.Exists(Published))
        {
            Directory.Delete(Published, recursive: true);
        }

        foreach (string file in (string[])["portal", "portal.dll", "portal.runtimeconfig.json", "wwwroot/css/site.css", $"only-in-{version}.txt"])
        {
            _folder.Write("published/" + file, version);
        }
    }

    public Task<CommandResult> InstallAsync(params string[] arguments) =>
        Command.TryRunAsync(Repository.PathOf("deploy", "install"), [.. arguments, "--published", Published, "--root", Root]);

    public async Task InstalledAsync(params string[] arguments)
    {
        CommandResult result = await InstallAsync(arguments);
        Assert.True(result.ExitCode == 0, result.Error + result.Output);
    }

    public void Dispose() => _folder.Dispose();
}
