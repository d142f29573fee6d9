using Portal.Collectors;
using Portal.Configuration;

namespace Portal.Systemd;

/// <summary>The one line that <c>systemctl status</c> shows.</summary>
internal static class ServiceStatus
{
    public static string Of(HostSnapshot snapshot, PortalMode mode)
    {
        string[] failing = [.. snapshot.Collectors.Where(outcome => !outcome.Success).Select(outcome => outcome.Collector).Distinct(StringComparer.Ordinal)];
        string line = $"{(mode == PortalMode.Main ? "Main host" : "Client")} {snapshot.Host}: {snapshot.Guests.Length} {(snapshot.Guests.Length == 1 ? "guest" : "guests")}, "
            + (failing.Length == 0 ? "all collectors succeed" : $"failing: {string.Join(", ", failing)}");

        // A line feed would begin a message of its own.
        return string.Concat(line.Select(letter => char.IsControl(letter) ? '\uFFFD' : letter));
    }
}
