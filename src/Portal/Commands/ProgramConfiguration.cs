namespace Portal.Commands;

/// <summary>The configuration as the running program reads it, for commands that start no server.</summary>
internal static class ProgramConfiguration
{
    public static IConfiguration Read() =>
        WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory }).Configuration;
}
