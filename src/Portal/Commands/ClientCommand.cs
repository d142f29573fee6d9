using System.CommandLine;

namespace Portal.Commands;

/// <summary><c>portal client --main &lt;address&gt; [--name] [--interface &lt;nic&gt;] [--token -]</c>.</summary>
internal static class ClientCommand
{
    private const int LongestToken = 512;

    public static Command Create(Option<string?> name, Option<string?> urls, Option<string?> settings)
    {
        var main = new Option<string?>("--main") { Description = "Address of the main host, such as 10.0.0.1 or host-a.lan:3356. Default: what the testbed's mode.json says." };
        var nic = new Option<string?>("--interface") { Description = "Interface towards the testbed: main is called from its address. Default: what mode.json says, else the kernel chooses." };
        var token = new Option<string?>("--token") { Description = "Only '-': reads the join token from standard input. An argument could be seen by everybody on this machine." };
        var client = new Command("client", "Runs as a client: measures this host and answers the main host.") { name, main, nic, token };
        client.SetAction(async (result, cancellation) =>
        {
            if (result.GetValue(token) is { } given && given != "-")
            {
                // What was given is a token already seen in the list of processes; it is not repeated here.
                await Console.Error.WriteLineAsync("--token takes only '-' and reads the join token from standard input; expected no token on the command line, where everybody on this machine can see it.");
                return PortalCommandLine.ConfigurationExitCode;
            }

            return await RunCommand.RunAsync(
                new Given
                {
                    Mode = "Client",
                    Name = result.GetValue(name),
                    Urls = result.GetValue(urls),
                    Settings = result.GetValue(settings),
                    Main = result.GetValue(main),
                    Interface = result.GetValue(nic),
                    JoinToken = result.GetValue(token) is null ? null : await ReadTokenAsync(Console.In, cancellation),
                },
                cancellation);
        });
        return client;
    }

    /// <summary>The first line, without blanks at its ends; at most 512 characters of it.</summary>
    internal static async Task<string> ReadTokenAsync(TextReader input, CancellationToken cancellationToken)
    {
        char[] text = new char[LongestToken];
        int length = await input.ReadBlockAsync(text, cancellationToken);
        string line = new string(text, 0, length).Split('\n')[0].Trim();
        Array.Clear(text);
        return line;
    }
}
