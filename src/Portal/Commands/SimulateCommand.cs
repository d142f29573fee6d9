using System.Globalization;
using Portal.Configuration;

namespace Portal.Commands;

/// <summary><c>portal simulate</c>: the main host of a testbed that is not there.</summary>
internal static class SimulateCommand
{
    public static Task<int> RunAsync(int? hosts, int? guests, string? urls, CancellationToken cancellationToken) =>
        RunCommand.RunAsync(
            urls,
            [
                (nameof(PortalOptions.Mode), nameof(PortalMode.Main)),
                (nameof(PortalOptions.Demo), "true"),
                ("Simulate:Hosts", hosts?.ToString(CultureInfo.InvariantCulture)),
                ("Simulate:Guests", guests?.ToString(CultureInfo.InvariantCulture)),
            ],
            cancellationToken);
}
