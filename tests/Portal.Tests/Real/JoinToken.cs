using Portal.Tests.Support;

namespace Portal.Tests.Real;

/// <summary>A join token as the operator gets it on the main host.</summary>
internal static class JoinToken
{
    /// <param name="host">The one name that may join with it; null is any.</param>
    public static async Task<string> PrintAsync(string dataDirectory, string? host)
    {
        CommandResult result = await Command.TryRunAsync(
            "dotnet",
            [await PublishedPortal.ProgramAsync, "join-token", .. (string[])(host is null ? [] : ["--host", host])],
            environment: new Dictionary<string, string> { ["Portal__DataDirectory"] = dataDirectory });
        return result.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(word => word.StartsWith("tp1.", StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"join-token ended with exit code {result.ExitCode} and printed no token: {result.Output}{result.Error}");
    }
}
