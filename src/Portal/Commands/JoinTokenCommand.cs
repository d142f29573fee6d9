using Portal.Configuration;
using Portal.Security.Keys;
using Portal.Security.Tokens;
using Portal.Testbed;

namespace Portal.Commands;

/// <summary><c>portal join-token [--host NAME]</c>: on the main host; the token alone on standard output, what to do with it on standard error.</summary>
internal static class JoinTokenCommand
{
    public static async Task<int> RunAsync(string? host, IConfiguration configuration, CancellationToken cancellationToken)
    {
        StartConfiguration start = StartConfiguration.Read(configuration);
        string[] faults = [.. start.Faults, .. host is null || TestbedName.IsValid(host) ? Array.Empty<string>() : ["--host is no host's name; expected letters, digits, '_', '.' or '-', at most 63."]];
        if (start.Mode == PortalMode.Client)
        {
            faults = [.. faults, "This host is a client; a join token is made on the main host."];
        }

        if (!start.Options.Cluster.IsMutual)
        {
            faults = [.. faults, "Portal:Cluster:Security is None: hosts join without a token."];
        }

        foreach (string fault in faults)
        {
            await Console.Error.WriteLineAsync(fault);
        }

        return faults.Length > 0 ? PortalCommandLine.ConfigurationExitCode : await MakeAsync(host, start.Options, cancellationToken);
    }

    private static async Task<int> MakeAsync(string? host, PortalOptions options, CancellationToken cancellationToken)
    {
        try
        {
            var folder = new KeyFolder(options.DataDirectory!, TimeProvider.System);
            using ClusterAuthority authority = folder.OpenMain().Authority;
            JoinToken token = await new JoinTokens(folder, TimeProvider.System).MakeAsync(ClusterAuthority.HashOf(authority.Certificate), host, cancellationToken);
            await Console.Error.WriteLineAsync($"Good for one host{(host is null ? "" : $", {host},")} for {JoinTokens.Life.TotalMinutes} minutes. On that host:  portal client --main <address of this host> --token -   (then paste it), or set Portal__Cluster__JoinToken.");
            await Console.Out.WriteLineAsync(token.ToText());
            return 0;
        }
        catch (KeyFileException fault)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return PortalCommandLine.ConfigurationExitCode;
        }
    }
}
