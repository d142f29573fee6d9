using Microsoft.Extensions.Options;
using Portal.Configuration;

namespace Portal.Exposition;

/// <summary>Finds wrong values of <c>Portal:Exporter</c> at start, all of them at once.</summary>
internal sealed class ExporterValidation : IValidateOptions<PortalOptions>
{
    public ValidateOptionsResult Validate(string? name, PortalOptions options)
    {
        ExporterSection exporter = options.Exporter;
        List<string> failures = [];
        Try(nameof(exporter.TokenFile), exporter.TokenFile, path => BearerTokens.Read(path), failures);
        Try(nameof(exporter.AllowedNetworks), exporter.AllowedNetworks, text => AllowedNetworks.Parse(text), failures);
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static void Try(string option, string? value, Action<string> read, List<string> failures)
    {
        if (value is not { Length: > 0 })
        {
            return;
        }

        try
        {
            read(value);
        }
        catch (FormatException fault)
        {
            failures.Add($"{PortalOptions.Section}:Exporter:{option} = '{value}': {fault.Message}");
        }
    }
}
