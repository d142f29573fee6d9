using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Portal.Configuration;
using Portal.Security.Keys;
using Portal.Security.Operators;

namespace Portal.Commands;

/// <summary><c>portal main</c>, <c>portal client</c>, <c>portal simulate</c> and <c>portal</c>: builds the host and runs it until it is told to stop.</summary>
internal static class RunCommand
{
    public static async Task<int> RunAsync(Given given, CancellationToken cancellationToken)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(ListenAddresses.From(given.Urls));
        if (!await TryAddSettingsAsync(builder, given))
        {
            return PortalCommandLine.ConfigurationExitCode;
        }

        builder.Configuration.AddInMemoryCollection(given.Options);
        StartConfiguration start = StartConfiguration.Read(builder.Configuration);
        string[] faults = [.. start.Faults, .. PortalHost.Faults(start.Options)];
        if (faults.Length > 0)
        {
            foreach (string fault in faults)
            {
                await Console.Error.WriteLineAsync(fault);
            }

            return PortalCommandLine.ConfigurationExitCode;
        }

        try
        {
            await using WebApplication app = PortalHost.Build(builder, start);
            await app.StartAsync(cancellationToken);
            await WayIn.TellAsync(app, start.Options, cancellationToken);
            await app.WaitForShutdownAsync(cancellationToken);
            return 0;
        }
        catch (KeyFileException fault)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return PortalCommandLine.ConfigurationExitCode;
        }
        catch (Exception fault) when (fault is IOException { InnerException: AddressInUseException } or SocketException { SocketErrorCode: SocketError.AccessDenied or SocketError.AddressNotAvailable })
        {
            // Not the exit code of a wrong configuration: what listens there may be this program's former self, about to end.
            await Console.Error.WriteLineAsync($"--urls: expected an address that this user may listen on, found {ListenAddresses.From(given.Urls)}: {fault.Message.TrimEnd('.')}. Stop what listens there, or choose another address with --urls.");
            return 1;
        }
    }

    // After the environment: what an operator edits while the program runs must not be overruled by how it was started.
    private static async Task<bool> TryAddSettingsAsync(WebApplicationBuilder builder, Given given)
    {
        if ((given.Settings ?? Environment.GetEnvironmentVariable(SettingsFile.Variable)) is not { Length: > 0 } path)
        {
            return true;
        }

        var file = new SettingsFile(Path.GetFullPath(path));
        try
        {
            ((IConfigurationBuilder)builder.Configuration).Add(file);
        }
        catch (SettingsFileException fault)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return false;
        }

        builder.Services.AddHostedService(provider => new SettingsFileWatch(
            file,
            provider.GetRequiredService<IConfiguration>(),
            Faults,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<SettingsFileWatch>>()));
        return true;
    }

    private static IEnumerable<string> Faults(IConfiguration configuration)
    {
        StartConfiguration start = StartConfiguration.Read(configuration);
        return [.. start.Faults, .. PortalHost.Faults(start.Options)];
    }
}
