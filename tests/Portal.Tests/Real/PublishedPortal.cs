using Portal.Tests.Support;

namespace Portal.Tests.Real;

/// <summary>The program as it is delivered. <c>./test</c> publishes it and says where; otherwise it is published here, once for all tests of a run.</summary>
internal static class PublishedPortal
{
    private static readonly Lazy<Task<string>> Once = new(PublishAsync);

    /// <summary>Path of <c>portal.dll</c>.</summary>
    public static Task<string> ProgramAsync => Once.Value;

    private static async Task<string> PublishAsync()
    {
        if (Environment.GetEnvironmentVariable("PORTAL_PUBLISHED") is { Length: > 0 } folder)
        {
            string program = Path.Combine(folder, "portal.dll");
            return File.Exists(program) ? program : throw new InvalidOperationException($"PORTAL_PUBLISHED names {folder}, but there is no portal.dll in it.");
        }

        string output = Repository.PathOf("artifacts", "portal");
        await Command.RunAsync("dotnet", "publish", Repository.PathOf("src", "Portal"), "-c", "Release", "-o", output, "--nologo", "-v", "quiet");
        return Path.Combine(output, "portal.dll");
    }
}
