using Portal.Tests.Support;

namespace Portal.Bench.Rig;

/// <summary>Where and when something was measured.</summary>
internal static class RigMachine
{
    public static async Task<string> DescribeAsync()
    {
        string cpu = File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown CPU";
        return $"{Environment.ProcessorCount} CPUs ({cpu}), kernel {Environment.OSVersion.Version}, .NET {Environment.Version}, {TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC, commit {await CommitAsync()}.";
    }

    private static async Task<string> CommitAsync()
    {
        CommandResult result = await Command.TryRunAsync("git", ["-C", Repository.Root, "describe", "--always", "--dirty"]);
        return result.ExitCode == 0 ? result.Output.Trim() : "unknown";
    }
}
