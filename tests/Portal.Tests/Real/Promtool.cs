using Portal.Tests.Support;

namespace Portal.Tests.Real;

/// <summary>Prometheus' own check of a text: unparsable or against the naming rules.</summary>
internal static class Promtool
{
    public static async Task AcceptsAsync(string text, string from)
    {
        CommandResult result = await Command.TryRunAsync("promtool", ["check", "metrics"], text);
        Assert.True(result.ExitCode == 0, $"promtool refuses {from} with exit code {result.ExitCode}:\n{result.Error}{result.Output}");
    }
}
