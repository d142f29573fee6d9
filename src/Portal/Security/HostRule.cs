using System.Collections.Immutable;
using System.Net;
using Portal.Configuration;

namespace Portal.Security;

/// <summary>Which names the portal answers to: loopback's, those in <c>AllowedHosts</c>, and any IP address.</summary>
/// <remarks>Against DNS rebinding, where a foreign page lets its own name point at this machine: that needs a name, and works on loopback too. Metrics and health are exempt, since Prometheus may come by any name.</remarks>
internal sealed class HostRule(ImmutableArray<string> names)
{
    private const string Any = "*";

    /// <summary>ASP.NET Core's own key: names separated by semicolons, <c>*.example.org</c> for all below one, <c>*</c> for any.</summary>
    public static HostRule From(IConfiguration configuration) =>
        new([.. (configuration["AllowedHosts"] ?? "").Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]);

    /// <param name="host">Without its port.</param>
    public bool Knows(string host)
    {
        string name = host.TrimEnd('.');
        return name.Length > 0 && (IsLoopbackName(name) || IPAddress.TryParse(name.Trim('[', ']'), out _) || names.Any(allowed => Matches(allowed, name)));
    }

    public void Use(IApplicationBuilder app, PortalOptions options) => app.Use((context, next) =>
        Knows(context.Request.Host.Host) || FreeRoutes.AreOfMachines(context.GetEndpoint(), options.Cluster.IsMutual)
            ? next(context)
            : Refusal.WriteAsync(context, StatusCodes.Status400BadRequest, "The portal is not known by this name: expected its IP address, localhost or a name in AllowedHosts."));

    internal static bool IsLoopbackName(string name) =>
        name.Equals("localhost", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);

    private static bool Matches(string allowed, string name) =>
        allowed == Any
        || allowed.Equals(name, StringComparison.OrdinalIgnoreCase)
        || (allowed.StartsWith("*.", StringComparison.Ordinal) && name.Length > allowed.Length - 1 && name.EndsWith(allowed[1..], StringComparison.OrdinalIgnoreCase));
}
