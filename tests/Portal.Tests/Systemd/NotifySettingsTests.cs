using Portal.Systemd;

namespace Portal.Tests.Systemd;

public sealed class NotifySettingsTests
{
    private const int Self = 4711;

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("@")]
    [InlineData("run/notify")]
    [InlineData("vsock:2:1234")]
    public void Nobody_is_told_without_a_socket_of_a_known_kind(string? socket) =>
        Assert.Null(Read(("NOTIFY_SOCKET", socket)));

    [Theory]
    [InlineData("30000000", null, 30)]
    [InlineData("30000000", "", 30)]
    [InlineData("30000000", "4711", 30)]
    [InlineData("30000000", "4712", null)] // meant for the process that started this one
    [InlineData("0", null, null)]
    [InlineData("-1", null, null)]
    [InlineData("soon", null, null)]
    [InlineData("99999999999999999999", null, null)]
    [InlineData(null, null, null)]
    public void Signs_of_life_are_sent_where_they_are_asked_of_this_process(string? microseconds, string? pid, int? seconds)
    {
        NotifySettings? settings = Read(("NOTIFY_SOCKET", "/run/systemd/notify"), ("WATCHDOG_USEC", microseconds), ("WATCHDOG_PID", pid));
        Assert.Equal("/run/systemd/notify", settings?.Socket);
        Assert.Equal(seconds is { } value ? TimeSpan.FromSeconds(value) : null, settings?.Watchdog);
    }

    private static NotifySettings? Read(params (string Name, string? Value)[] variables) =>
        NotifySettings.Read(name => variables.FirstOrDefault(variable => variable.Name == name).Value, Self);
}
