using System.Net;
using System.Net.Sockets;
using Portal.Tests.Support;

namespace Portal.Tests.Real;

public sealed class TakenPortTests
{
    [Theory]
    [InlineData("main")]
    [InlineData("client")]
    public async Task An_address_that_is_taken_ends_the_program_with_a_sentence_that_names_it(string command)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        string address = $"http://{other.LocalEndpoint}";
        using TemporaryFolder folder = new();
        CommandResult result = await Command.TryRunAsync("dotnet", [await PublishedPortal.ProgramAsync, command, "--urls", address], environment: new Dictionary<string, string>
        {
            ["Portal__DataDirectory"] = folder.At("data"),
            ["Portal__Testbed__Root"] = folder.At("no-testbed"),
            ["Portal__Docker__Socket"] = "",
            ["Portal__Libvirt__Uri"] = "",
        });
        Assert.Equal(1, result.ExitCode);
        string last = result.Error.TrimEnd().Split('\n')[^1];
        Assert.StartsWith($"--urls: expected an address that this user may listen on, found {address}: ", last, StringComparison.Ordinal);
        Assert.EndsWith("choose another address with --urls.", last, StringComparison.Ordinal);
    }
}
