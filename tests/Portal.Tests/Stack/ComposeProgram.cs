using Portal.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace Portal.Tests.Stack;

/// <summary>Debian's docker-compose, which reads and resolves files without an engine.</summary>
internal static class ComposeProgram
{
    /// <summary>What it makes of files of the compose folder, every setting at its default.</summary>
    public static async Task<YamlMappingNode> ConfigAsync(params string[] files) => ShippedYaml.Parse(await TextAsync(files));

    /// <param name="files">Of the compose folder, or whole paths.</param>
    /// <param name="settings">Null is every default; never the operator's own .env, which may lie beside the files.</param>
    public static async Task<string> TextAsync(string[] files, string? settings = null)
    {
        using TemporaryFolder folder = new();
        return await Command.RunAsync(
            "docker-compose",
            ["--env-file", settings ?? folder.Write("no-settings", ""), "--project-directory", Repository.PathOf("compose"), .. files.SelectMany(file => (string[])["-f", Repository.PathOf("compose", file)]), "config"]);
    }
}
