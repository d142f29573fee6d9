using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Portal.Configuration;

namespace Portal.Security.Operators;

/// <summary>Says at start how operators get in: on a terminal the address with the token, after the sign that keeps it from servers and their logs; elsewhere the token's file alone, because output becomes a journal.</summary>
internal static partial class WayIn
{
    // The console's log is written by a thread of its own, and this is to be the last line.
    private static readonly TimeSpan LogsTime = TimeSpan.FromMilliseconds(250);

    public static async Task TellAsync(IHost app, PortalOptions options, CancellationToken cancellationToken)
    {
        if (options.Operators.IsOff || app.Services.GetService<OperatorToken>() is not { } token)
        {
            return;
        }

        SignInRule rule = app.Services.GetRequiredService<SignInRule>();
        ILogger logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(WayIn));
        if (rule.AsksEverybody && !Console.IsOutputRedirected)
        {
            string listens = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";
            await Task.Delay(LogsTime, cancellationToken);
            await Console.Out.WriteLineAsync($"Sign in: {Address(listens, options.PathBase)}#{token.Show()}");
        }
        else if (token.Path is { } path && rule.AsksEverybody)
        {
            LogFile(logger, path);
        }
        else if (token.Path is { } kept)
        {
            LogOnlyThroughProxies(logger, kept);
        }
    }

    internal static string Address(string listens, string? pathBase)
    {
        BindingAddress binding = BindingAddress.Parse(listens.Length == 0 ? "http://127.0.0.1" : listens);
        string host = binding.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "127.0.0.1" : binding.Host;
        return $"{binding.Scheme}://{host}:{binding.Port}{pathBase}{Routes.SignInPage}";
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Operators sign in with the token in {Path}")]
    private static partial void LogFile(ILogger logger, string path);

    [LoggerMessage(Level = LogLevel.Information, Message = "Nobody on this machine has to sign in; whoever comes through a proxy signs in with the token in {Path}")]
    private static partial void LogOnlyThroughProxies(ILogger logger, string path);
}
