using System.CommandLine;
using Portal.Configuration;

namespace Portal.Commands;

/// <summary>The command line: <c>portal [main|client|simulate|doctor|join-token|healthcheck]</c>. Without a command the mode comes from the configuration.</summary>
public static class PortalCommandLine
{
    /// <summary>BSD's EX_CONFIG: the configuration is wrong, starting again does not help.</summary>
    public const int ConfigurationExitCode = 78;

    public static RootCommand Create()
    {
        var urls = new Option<string?>("--urls") { Description = "Addresses to listen on, separated by ';'. Default: http://127.0.0.1:3357.", Recursive = true };
        var settings = new Option<string?>("--settings") { Description = "File with settings, JSON as appsettings.json; read again when it changes. Default: $PORTAL_SETTINGS.", Recursive = true };
        var name = new Option<string?>("--name") { Description = "Name under which this host is known. Default: its entry in the testbed's files, else the machine's name." };
        var root = new RootCommand("Testbed Portal: measures a testbed's hosts and guests, exports them to Prometheus and shows them.") { urls, settings };
        root.SetAction((result, cancellation) => RunCommand.RunAsync(new Given { Urls = result.GetValue(urls), Settings = result.GetValue(settings) }, cancellation));

        var main = new Command("main", "Runs as the main host: gathers all hosts, serves /metrics and the pages.") { name };
        main.Aliases.Add("master");
        main.SetAction((result, cancellation) => RunCommand.RunAsync(new Given { Mode = "Main", Name = result.GetValue(name), Urls = result.GetValue(urls), Settings = result.GetValue(settings) }, cancellation));
        root.Add(main);

        root.Add(ClientCommand.Create(name, urls, settings));

        var hosts = new Option<int?>("--hosts") { Description = $"Simulated hosts, 1 to {SimulateSection.MostHosts}. Default: 3." };
        var guests = new Option<int?>("--guests") { Description = $"Simulated guests on all hosts together, 0 to {SimulateSection.MostGuests}. Default: 30." };
        var simulate = new Command("simulate", "Runs as the main host of a simulated testbed, with this machine beside it. Reads no real testbed.") { hosts, guests };
        simulate.SetAction((result, cancellation) => SimulateCommand.RunAsync(result.GetValue(hosts), result.GetValue(guests), new Given { Urls = result.GetValue(urls), Settings = result.GetValue(settings) }, cancellation));
        root.Add(simulate);

        var health = new Command("healthcheck", "Asks the portal at the first of its addresses whether it answers, for 2 seconds; exit code 0 if it does, else 1.");
        health.SetAction((result, cancellation) => HealthcheckCommand.RunAsync(result.GetValue(urls), cancellation));
        root.Add(health);
        root.Add(JoinToken());

        var doctor = new Command("doctor", "Checks whether the portal is set up well, and says how to mend what isn't; asks the portal that runs here, at the first of its addresses, if there is one. Exit code 1 if a check failed.");
        doctor.SetAction((result, cancellation) => DoctorCommand.RunAsync(new Given { Urls = result.GetValue(urls), Settings = result.GetValue(settings) }, Console.Out, cancellation));
        root.Add(doctor);
        return root;
    }

    private static Command JoinToken()
    {
        var host = new Option<string?>("--host") { Description = "The one host that may join with it; it may then take over a name that another key holds." };
        var command = new Command("join-token", "On the main host: prints a token with which one host may join the cluster within 15 minutes.") { host };
        command.SetAction((result, cancellation) => JoinTokenCommand.RunAsync(result.GetValue(host), ProgramConfiguration.Read(), cancellation));
        return command;
    }
}
