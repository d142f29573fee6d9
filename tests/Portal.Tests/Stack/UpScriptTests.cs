using Portal.Tests.Support;

namespace Portal.Tests.Stack;

/// <summary>compose/up, with stand-ins for Docker's programs that write down what they are asked.</summary>
public sealed class UpScriptTests : IDisposable
{
    private const UnixFileMode ReadableByAll = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode OwnersFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private readonly TemporaryFolder _folder = new();

    public UpScriptTests() => File.Copy(Repository.PathOf("compose", "up"), _folder.At("up"));

    private string Secret => _folder.At("secrets/grafana_admin");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_first_start_makes_a_password_that_Grafanas_user_can_read_and_later_ones_keep_it()
    {
        await UpAsync(hasPlugin: true);
        string password = await File.ReadAllTextAsync(Secret, TestContext.Current.CancellationToken);
        Assert.Matches("^[A-Za-z0-9]{32}$", password);
        Assert.Equal(ReadableByAll, File.GetUnixFileMode(Secret)); // uid 472 of the container
        Assert.Equal(OwnersFolder, File.GetUnixFileMode(_folder.At("secrets")));
        await UpAsync(hasPlugin: true);
        Assert.Equal(password, await File.ReadAllTextAsync(Secret, TestContext.Current.CancellationToken));
        Assert.Equal([Secret], Directory.GetFiles(_folder.At("secrets")));
    }

    [Theory]
    [InlineData(true, "docker compose up -d --wait")]
    [InlineData(false, "docker-compose up -d --wait")]
    public async Task It_starts_the_stack_with_the_Compose_that_is_there(bool hasPlugin, string asked) => Assert.Equal(asked, await UpAsync(hasPlugin));

    private async Task<string> UpAsync(bool hasPlugin)
    {
        Program("docker", hasPlugin ? """[ "$2" = version ] || echo "docker $*" """ : "exit 1");
        Program("docker-compose", """echo "docker-compose $*" """);
        CommandResult result = await Command.TryRunAsync("bash", [_folder.At("up"), "--wait"], environment: new Dictionary<string, string>
        {
            ["PATH"] = _folder.At("bin") + ":" + Environment.GetEnvironmentVariable("PATH"),
        });
        Assert.True(result.ExitCode == 0, result.Error);
        return result.Output.Trim();
    }

    private void Program(string name, string line) =>
        File.SetUnixFileMode(_folder.Write("bin/" + name, "#!/bin/sh\n" + line + "\n"), OwnersFolder);
}
