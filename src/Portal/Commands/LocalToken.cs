using Portal.Configuration;
using Portal.Security.Keys;
using Portal.Security.Operators;

namespace Portal.Commands;

/// <summary>The token of the portal that runs on this machine, for a command that asks it something as an operator.</summary>
internal static class LocalToken
{
    /// <summary>Where the installed service keeps its state (<c>StateDirectory</c> of deploy/testbed-portal.service): a command has no part in the service's environment.</summary>
    private const string ServiceDirectory = "/var/lib/testbed-portal";

    /// <summary>The token that may be sent to what listens at an address.</summary>
    /// <remarks>Whoever listens must be root or own the token's file: what asks for a token on the portal's port need not be the portal, and root can read every file.</remarks>
    /// <returns>Null where there is none, none that this user may read, or none that belongs to the listener.</returns>
    public static async Task<string?> FindAsync(Given given, Uri address, CancellationToken cancellationToken)
    {
        if (!address.IsLoopback || ListenerOwner.Of(address.Port) is not { } listener)
        {
            return null;
        }

        foreach (string path in Places(given))
        {
            if (listener != 0 && listener != FileOwner.Of(path))
            {
                continue;
            }

            try
            {
                return (await File.ReadAllTextAsync(path, cancellationToken)).Trim();
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // The next place may have it; that none has is for the caller to say.
            }
        }

        return null;
    }

    private static IEnumerable<string> Places(Given given)
    {
        PortalOptions? options = Options(given);
        return new[] { options?.Operators.TokenFile, In(options?.DataDirectory), In(ServiceDirectory) }.OfType<string>().Where(path => path.Length > 0);

        static string? In(string? directory) => directory is null ? null : Path.Combine(directory, OperatorToken.FileName);
    }

    private static PortalOptions? Options(Given given)
    {
        try
        {
            return StartConfiguration.Read(ProgramConfiguration.Read(given)).Options;
        }
        catch (SettingsFileException)
        {
            return null;
        }
    }
}
