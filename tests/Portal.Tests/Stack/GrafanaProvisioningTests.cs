using Portal.Components.Grafana;
using Portal.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace Portal.Tests.Stack;

/// <summary>What tells Grafana of its data source and of its dashboards.</summary>
public sealed class GrafanaProvisioningTests
{
    [Fact]
    public void The_data_source_has_the_uid_that_every_dashboard_asks()
    {
        YamlMappingNode root = Read("datasources", "prometheus.yaml");
        Assert.Equal(["apiVersion", "datasources", "prune"], Keys(root));
        YamlMappingNode source = Assert.IsType<YamlMappingNode>(Assert.Single((YamlSequenceNode)root["datasources"]));
        Assert.Equal(["access", "editable", "isDefault", "jsonData", "name", "type", "uid", "url"], Keys(source));
        Assert.Equal(GrafanaSource.Uid, source["uid"]);
        Assert.Equal("prometheus", source["type"]);
        Assert.Equal("http://prometheus:9090", source["url"]);
        Assert.Equal("proxy", source["access"]);
        Assert.Equal("false", source["editable"]);
        Assert.Equal("5s", source["jsonData"]["timeInterval"]);
        Assert.Equal("POST", source["jsonData"]["httpMethod"]);
    }

    [Fact]
    public void The_dashboards_come_from_one_folder_that_is_no_configuration_and_stay_as_they_are()
    {
        YamlMappingNode root = Read("dashboards", "testbed.yaml");
        Assert.Equal(["apiVersion", "providers"], Keys(root));
        YamlMappingNode provider = Assert.IsType<YamlMappingNode>(Assert.Single((YamlSequenceNode)root["providers"]));
        Assert.Equal(["allowUiUpdates", "disableDeletion", "folder", "folderUid", "name", "options", "type", "updateIntervalSeconds"], Keys(provider));
        Assert.Equal("file", provider["type"]);
        Assert.Equal("testbed", provider["folderUid"]);
        Assert.Equal("true", provider["disableDeletion"]);
        Assert.Equal("false", provider["allowUiUpdates"]);
        Assert.Equal("/var/lib/grafana-dashboards", provider["options"]["path"]);
        Assert.All(Directory.EnumerateFiles(Repository.PathOf("grafana", "dashboards")), file => Assert.Equal(".json", Path.GetExtension(file)));
        Assert.Empty(Directory.EnumerateFiles(Repository.PathOf("grafana", "provisioning"), "*.json", SearchOption.AllDirectories));
    }

    private static YamlMappingNode Read(string folder, string file)
    {
        YamlStream stream = [];
        stream.Load(new StringReader(File.ReadAllText(Repository.PathOf("grafana", "provisioning", folder, file))));
        return (YamlMappingNode)Assert.Single(stream.Documents).RootNode;
    }

    private static string[] Keys(YamlMappingNode mapping) => [.. mapping.Children.Keys.Select(key => ((YamlScalarNode)key).Value!).Order(StringComparer.Ordinal)];
}
