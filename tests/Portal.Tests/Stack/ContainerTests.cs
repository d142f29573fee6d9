using Portal.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace Portal.Tests.Stack;

/// <summary>The compose file that runs the portal itself in a container.</summary>
public sealed class ContainerTests
{
    private static readonly YamlMappingNode Portal = ShippedYaml.Read("compose", "compose.container.yaml").Map("services").Map("portal");

    [Fact]
    public async Task Debians_older_Compose_accepts_all_but_the_cgroup_namespace()
    {
        string text = await File.ReadAllTextAsync(Repository.PathOf("compose", "compose.container.yaml"), TestContext.Current.CancellationToken);
        using TemporaryFolder folder = new();
        string without = folder.Write("compose.container.yaml", text.Replace("    cgroup: host\n", "", StringComparison.Ordinal));
        Assert.Equal("host", ShippedYaml.Parse(await ComposeProgram.TextAsync(["compose.yaml", without])).Map("services").Map("portal").Text("pid"));
    }

    [Fact]
    public void It_sees_the_host_and_not_itself()
    {
        Assert.Equal(("host", "host", "host"), (Portal.Text("network_mode"), Portal.Text("pid"), Portal.Text("cgroup")));
        string mount = Assert.Single(Portal.Texts("volumes"), volume => volume[0] == '/');
        Assert.Equal(["/", Portal.Map("environment").Text("Portal__HostRoot")!, "ro,rslave"], mount.Split(':'));
    }

    [Fact]
    public void It_has_no_rights_and_comes_back()
    {
        Assert.Equal(("unless-stopped", "true"), (Portal.Text("restart"), Portal.Text("read_only")));
        Assert.Equal(["ALL"], Portal.Texts("cap_drop"));
        Assert.Equal(["no-new-privileges:true"], Portal.Texts("security_opt"));
        Assert.Equal(["CMD", "/app/portal", "healthcheck"], Portal.Map("healthcheck").Texts("test"));
        Assert.DoesNotContain("user", Portal.Keys()); // the image's own, which is not root
    }

    [Fact]
    public async Task The_image_is_the_one_that_is_built_here()
    {
        string dockerfile = await File.ReadAllTextAsync(Repository.PathOf("deploy", "Dockerfile"), TestContext.Current.CancellationToken);
        Assert.Contains($"-t {Portal.Text("image")} .", dockerfile, StringComparison.Ordinal);
        Assert.Contains("Portal__DataDirectory=" + Portal.Map("environment").Text("Portal__DataDirectory"), dockerfile, StringComparison.Ordinal);
    }
}
