using Portal.Configuration;
using Portal.Security.Keys;

namespace Portal.Commands;

/// <summary><c>portal main</c>, <c>portal client</c>, <c>portal simulate</c> and <c>portal</c>: builds the host and runs it until it is told to stop.</summary>
internal static class RunCommand
{
    public static Task<int> RunAsync(string? mode, string? name, string? urls, CancellationToken cancellationToken) =>
        RunAsync(urls, [(nameof(PortalOptions.Mode), mode), ("Host:Name", name)], cancellationToken);

    /// <param name="settings">Of section <c>Portal</c>, above files and environment; null leaves what they say.</param>
    public static async Task<int> RunAsync(string? urls, (string Key, string? Value)[] settings, CancellationToken cancellationToken)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(ListenAddresses.From(urls));
        builder.Configuration.AddInMemoryCollection(Given(settings));

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
            await app.RunAsync(cancellationToken);
            return 0;
        }
        catch (KeyFileException fault)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return PortalCommandLine.ConfigurationExitCode;
        }
    }

    private static IEnumerable<KeyValuePair<string, string?>> Given((string Key, string? Value)[] settings) =>
        settings.Where(setting => setting.Value is not null).Select(setting => KeyValuePair.Create($"{PortalOptions.Section}:{setting.Key}", setting.Value));
}
