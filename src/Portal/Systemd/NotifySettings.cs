using System.Globalization;

namespace Portal.Systemd;

/// <summary>What systemd tells a service of <c>Type=notify</c> in its environment: sd_notify(3), sd_watchdog_enabled(3).</summary>
/// <param name="Socket">Path, or the name of an abstract socket with a leading '@'.</param>
/// <param name="Watchdog">Within which time a sign of life is expected; null where none is.</param>
internal sealed record NotifySettings(string Socket, TimeSpan? Watchdog)
{
    /// <summary>Null where nobody wants to be told, or the socket is of a kind that isn't known here.</summary>
    public static NotifySettings? Read(Func<string, string?> variable, int processId)
    {
        ArgumentNullException.ThrowIfNull(variable);
        return variable("NOTIFY_SOCKET") is ['/' or '@', _, ..] socket ? new NotifySettings(socket, WatchdogFor(variable, processId)) : null;
    }

    // A process that the service starts inherits the variables; WATCHDOG_PID says whom they are meant for.
    private static TimeSpan? WatchdogFor(Func<string, string?> variable, int processId) =>
        long.TryParse(variable("WATCHDOG_USEC"), NumberStyles.None, CultureInfo.InvariantCulture, out long microseconds) &&
        microseconds is > 0 and <= 86_400_000_000 &&
        (variable("WATCHDOG_PID") is not { Length: > 0 } pid || pid == processId.ToString(CultureInfo.InvariantCulture))
            ? TimeSpan.FromMicroseconds(microseconds)
            : null;
}
