using Portal.Configuration;
using Portal.Security.Keys;

namespace Portal.Security.Operators;

/// <summary>Finds wrong values of <c>Portal:Operators</c> at start, all of them at once.</summary>
internal static class OperatorRules
{
    // It makes ASP.NET Core believe forwarded headers from everybody.
    private const string BelievesEverybody = "ASPNETCORE_FORWARDEDHEADERS_ENABLED";

    public static IEnumerable<string> Faults(PortalOptions options)
    {
        OperatorsSection operators = options.Operators;
        if (!operators.IsKnownRule)
        {
            yield return $"Portal:Operators:SignIn is '{OptionsCheck.Shown(operators.SignIn)}'; expected Automatic, Required or Off.";
        }

        if (TokenFault(operators.TokenFile) is { } token)
        {
            yield return $"Portal:Operators:TokenFile: {token}";
        }

        foreach (string fault in ProxyNetworks.Faults(operators.ProxyAddresses))
        {
            yield return fault;
        }

        if (operators.ProxyHeader is { Length: > 0 } header && !header.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'))
        {
            yield return $"Portal:Operators:ProxyHeader is '{OptionsCheck.Shown(header)}'; expected a header's name, such as X-Remote-User.";
        }

        if (operators.ProxyHeader is { Length: > 0 } && operators.ProxyAddresses is not { Length: > 0 })
        {
            yield return "Portal:Operators:ProxyHeader is set without Portal:Operators:ProxyAddresses; expected the addresses of the proxy that writes it, or everybody could.";
        }

        if (bool.TryParse(Environment.GetEnvironmentVariable(BelievesEverybody), out bool believes) && believes)
        {
            yield return $"{BelievesEverybody} is set; expected it unset: it believes everybody's forwarded headers. Name the proxy in Portal:Operators:ProxyAddresses.";
        }
    }

    private static string? TokenFault(string? path)
    {
        try
        {
            _ = path is { Length: > 0 } ? TokenText.Read(path) : null;
            return null;
        }
        catch (KeyFileException fault)
        {
            return fault.Message;
        }
    }
}
