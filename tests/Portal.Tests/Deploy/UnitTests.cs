using System.Globalization;
using System.Text.RegularExpressions;
using Portal.Tests.Support;

namespace Portal.Tests.Deploy;

/// <summary>The unit as systemd's own tools judge it.</summary>
[Trait("row", "X16")]
public sealed partial class UnitTests : IDisposable
{
    private readonly InstalledTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Theory]
    [InlineData]
    [InlineData("docker-group", "private-homes", "process-io")]
    public async Task Systemd_finds_nothing_wrong_with_it(params string[] dropIns)
    {
        await _tree.InstalledAsync(["main", .. With(dropIns)]);
        // What it is ordered by has to be there; docker.service and libvirtd.service need not.
        Directory.CreateDirectory(_tree.At("usr/lib/systemd/system"));
        foreach (string unit in Directory.GetFiles("/lib/systemd/system").Where(path => path.EndsWith(".target", StringComparison.Ordinal) || path.EndsWith(".slice", StringComparison.Ordinal) || path.Contains("/systemd-", StringComparison.Ordinal)))
        {
            File.Copy(unit, _tree.At("usr/lib/systemd/system/" + Path.GetFileName(unit)));
        }

        CommandResult result = await Command.TryRunAsync("systemd-analyze", ["verify", "--root=" + _tree.Root, "testbed-portal.service"]);
        Assert.Equal((0, "", ""), (result.ExitCode, result.Output, result.Error));
    }

    [Theory]
    [InlineData(2.0)]
    [InlineData(2.0, "docker-group")]
    [InlineData(2.0, "private-homes")]
    [InlineData(2.3, "docker-group", "private-homes", "process-io")]
    public async Task Its_exposure_is_low(double most, params string[] dropIns)
    {
        await _tree.InstalledAsync(["main", .. With(dropIns)]);
        CommandResult result = await Command.TryRunAsync("systemd-analyze", ["security", "--offline=true", "--no-pager", "--root=" + _tree.Root, "testbed-portal.service"]);
        Match level = Level().Match(result.Output);
        Assert.True(level.Success, result.Output + result.Error);
        Assert.InRange(double.Parse(level.Groups[1].Value, CultureInfo.InvariantCulture), 0.1, most);
    }

    [Fact]
    public async Task It_needs_no_runtime_to_be_there_and_is_not_started_again_with_wrong_options()
    {
        string[] unit = await File.ReadAllLinesAsync(Repository.PathOf("deploy", "testbed-portal.service"), TestContext.Current.CancellationToken);
        Assert.DoesNotContain(unit, line => line.StartsWith("Requires=", StringComparison.Ordinal) || line.StartsWith("BindsTo=", StringComparison.Ordinal));
        string[] needed = ["Type=notify", "WatchdogSec=30s", "Restart=always", "RestartPreventExitStatus=78", "User=testbed-portal", "StateDirectory=testbed-portal", "StateDirectoryMode=0700"];
        Assert.Equal(needed, needed.Intersect(unit, StringComparer.Ordinal));
    }

    private static IEnumerable<string> With(string[] dropIns) => dropIns.SelectMany(name => new[] { "--with", name });

    [GeneratedRegex(@"Overall exposure level for testbed-portal\.service: ([0-9.]+)", RegexOptions.None, 5000)]
    private static partial Regex Level();
}
