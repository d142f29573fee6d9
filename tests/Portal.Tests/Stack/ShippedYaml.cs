using Portal.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace Portal.Tests.Stack;

/// <summary>A YAML file of the repository, and short words for walking through it.</summary>
internal static class ShippedYaml
{
    /// <param name="path">Below the repository's root.</param>
    public static YamlMappingNode Read(params string[] path) => Parse(File.ReadAllText(Repository.PathOf(path)));

    public static YamlMappingNode Parse(string text)
    {
        YamlStream stream = [];
        stream.Load(new StringReader(text));
        return Assert.IsType<YamlMappingNode>(Assert.Single(stream.Documents).RootNode);
    }

    public static IEnumerable<string> Keys(this YamlMappingNode map) => map.Children.Keys.Select(key => ((YamlScalarNode)key).Value!);

    public static string? Text(this YamlMappingNode map, string key) => map.Children.TryGetValue(key, out YamlNode? node) ? (node as YamlScalarNode)?.Value : null;

    /// <summary>The map under a key; an empty one where there is none.</summary>
    public static YamlMappingNode Map(this YamlMappingNode map, string key) => map.Children.TryGetValue(key, out YamlNode? node) ? Assert.IsType<YamlMappingNode>(node) : [];

    /// <summary>The maps in the list under a key; none where there is none.</summary>
    public static IEnumerable<YamlMappingNode> List(this YamlMappingNode map, string key) => map.Nodes(key).Cast<YamlMappingNode>();

    /// <summary>The texts in the list under a key; none where there is none.</summary>
    public static IEnumerable<string> Texts(this YamlMappingNode map, string key) => map.Nodes(key).Select(node => ((YamlScalarNode)node).Value!);

    private static IEnumerable<YamlNode> Nodes(this YamlMappingNode map, string key) => map.Children.TryGetValue(key, out YamlNode? node) ? Assert.IsType<YamlSequenceNode>(node) : [];
}
