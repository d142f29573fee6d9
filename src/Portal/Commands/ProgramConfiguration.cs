using Portal.Configuration;

namespace Portal.Commands;

/// <summary>The configuration as the running program reads it, for commands that start no server.</summary>
internal static class ProgramConfiguration
{
    public static IConfiguration Read() =>
        WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory }).Configuration;

    /// <summary>With the settings file and what the command line says, in the order in which they count.</summary>
    /// <exception cref="SettingsFileException">The settings file can't be read.</exception>
    public static IConfiguration Read(Given given)
    {
        var configuration = new ConfigurationBuilder().AddConfiguration(Read());
        if ((given.Settings ?? Environment.GetEnvironmentVariable(SettingsFile.Variable)) is { Length: > 0 } path)
        {
            configuration.Add(new SettingsFile(Path.GetFullPath(path)));
        }

        return configuration.AddInMemoryCollection(given.Options).Build();
    }
}
