using System.Globalization;
using Portal.Configuration;

namespace Portal.Commands;

/// <summary><c>portal simulate</c>: the main host of a testbed that is not there.</summary>
internal static class SimulateCommand
{
    public static Task<int> RunAsync(int? hosts, int? guests, Given given, CancellationToken cancellationToken) =>
        RunCommand.RunAsync(
            given with
            {
                Mode = nameof(PortalMode.Main),
                More =
                [
                    (nameof(PortalOptions.Demo), "true"),
                    ("Simulate:Hosts", hosts?.ToString(CultureInfo.InvariantCulture)),
                    ("Simulate:Guests", guests?.ToString(CultureInfo.InvariantCulture)),
                ],
            },
            cancellationToken);
}
