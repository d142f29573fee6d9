using System.Text.RegularExpressions;
using Portal.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace Portal.Tests.Stack;

/// <summary>The compose files: what Compose itself makes of them, and what must hold whatever else changes.</summary>
public sealed partial class ComposeTests
{
    private static readonly string[] ServiceKeys =
    [
        "<<", "build", "cap_drop", "cgroup", "command", "depends_on", "environment", "extra_hosts", "healthcheck", "image", "logging", "mem_limit", "network_mode",
        "networks", "pid", "ports", "read_only", "restart", "secrets", "security_opt", "tmpfs", "volumes",
    ];

    public static TheoryData<string> Files => ["compose.yaml", "compose.container.yaml", "compose.admin.yaml"];

    public static TheoryData<string> Services => ["prometheus", "grafana", "nginx"];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_holds_known_keys_and_pinned_images(string file)
    {
        YamlMappingNode root = ShippedYaml.Read("compose", file);
        Assert.Empty(root.Keys().Except(["x-service", "services", "networks", "volumes", "secrets"]));
        foreach ((string name, YamlMappingNode service) in ServicesOf(root))
        {
            Assert.Empty(service.Keys().Except(ServiceKeys).Select(key => $"{name}: {key}"));
            Assert.True(service.Text("image") is not { } image || ImagePin.IsPinned(image), $"{name} takes whatever {service.Text("image")} is.");
        }
    }

    [Theory]
    [InlineData("grafana/grafana", false)]
    [InlineData("grafana/grafana:latest", false)]
    [InlineData("grafana/grafana:", false)]
    [InlineData("registry.example:5000/grafana", false)]
    [InlineData("grafana/grafana@sha256:0123", false)]
    [InlineData("grafana/grafana:latest@sha256:0123", false)]
    [InlineData("grafana/grafana:13.2.0", true)]
    [InlineData("registry.example:5000/grafana:13.2.0@sha256:0123", true)]
    public void An_image_is_pinned_by_a_tag_other_than_latest(string image, bool isPinned) => Assert.Equal(isPinned, ImagePin.IsPinned(image));

    [Fact]
    public async Task Compose_accepts_the_stack_and_the_override_for_administration()
    {
        Assert.Equal(["grafana", "nginx", "prometheus"], ServicesOf(await ComposeProgram.ConfigAsync("compose.yaml")).Select(service => service.Name).Order());
        YamlMappingNode grafana = (await ComposeProgram.ConfigAsync("compose.yaml", "compose.admin.yaml")).Map("services").Map("grafana");
        Assert.Equal(["127.0.0.1:3000:3000/tcp"], grafana.Texts("ports"));
        Assert.Equal("false", grafana.Map("environment").Text("GF_AUTH_DISABLE_LOGIN_FORM"));
    }

    [Fact]
    public async Task The_stack_publishes_one_port_on_loopback()
    {
        var published = ServicesOf(await ComposeProgram.ConfigAsync("compose.yaml")).SelectMany(service => service.Service.Texts("ports").Select(port => (service.Name, port)));
        Assert.Equal(("nginx", "127.0.0.1:8080:8080/tcp"), Assert.Single(published));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task A_service_has_no_rights_a_limit_and_a_health_check_and_comes_back(string name)
    {
        YamlMappingNode service = (await ComposeProgram.ConfigAsync("compose.yaml")).Map("services").Map(name);
        Assert.Equal(("unless-stopped", "true"), (service.Text("restart"), service.Text("read_only")));
        Assert.Equal(["ALL"], service.Texts("cap_drop"));
        Assert.Equal(["no-new-privileges:true"], service.Texts("security_opt"));
        Assert.All(service.Texts("tmpfs"), folder => Assert.Matches(@"^/[^:]+:uid=\d+,gid=\d+,mode=1777$", folder)); // else it may be root's alone
        Assert.Contains(service.Texts("tmpfs"), folder => folder.StartsWith("/tmp:", StringComparison.Ordinal));
        Assert.NotNull(service.Text("mem_limit"));
        Assert.Equal("10s", service.Map("healthcheck").Text("interval"));
        Assert.Equal(("10m", "3"), (service.Map("logging").Map("options").Text("max-size"), service.Map("logging").Map("options").Text("max-file")));
        Assert.DoesNotContain("privileged", service.Keys());
    }

    [Fact]
    public async Task Nginx_waits_for_nobody_and_Grafana_reaches_no_network_outside()
    {
        YamlMappingNode root = await ComposeProgram.ConfigAsync("compose.yaml");
        Assert.Empty(root.Map("services").Map("nginx").Map("depends_on").Children);
        Assert.Equal(["back"], root.Map("services").Map("grafana").Map("networks").Keys());
        Assert.Equal("true", root.Map("networks").Map("back").Text("internal"));
    }

    [Fact]
    public async Task Addresses_can_be_written_down()
    {
        YamlMappingNode services = (await ComposeProgram.ConfigAsync("compose.yaml")).Map("services");
        Assert.Equal("172.30.255.2", services.Map("nginx").Map("networks").Map("front").Text("ipv4_address"));
        Assert.Equal("172.30.255.3", services.Map("prometheus").Map("networks").Map("front").Text("ipv4_address"));
        Assert.Equal(["portal:172.30.255.1"], services.Map("nginx").Texts("extra_hosts"));
        Assert.Equal(["portal:172.30.255.1"], services.Map("prometheus").Texts("extra_hosts"));
    }

    [Fact]
    public async Task Every_setting_of_the_example_has_a_sentence_and_its_default()
    {
        string example = Repository.PathOf("compose", ".env.example");
        string[] lines = await File.ReadAllLinesAsync(example, TestContext.Current.CancellationToken);
        string[] settings = [.. lines.Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('=')[0])];
        Assert.All(settings, setting => Assert.StartsWith("#", lines[Array.FindIndex(lines, line => line.StartsWith(setting + "=", StringComparison.Ordinal)) - 1], StringComparison.Ordinal));
        string[] used = [.. Files.Select(file => file.Data).SelectMany(file => Setting().Matches(File.ReadAllText(Repository.PathOf("compose", file))).Select(match => match.Groups[1].Value)).Distinct()];
        Assert.Equal(used.Order(), settings.Order());
        Assert.Equal(await ComposeProgram.TextAsync(["compose.yaml"]), await ComposeProgram.TextAsync(["compose.yaml"], example));
    }

    [Fact]
    public async Task Every_folder_that_is_mounted_is_in_the_repository()
    {
        string[] mounted =
        [
            .. ServicesOf(await ComposeProgram.ConfigAsync("compose.yaml")).SelectMany(service => service.Service.Texts("volumes"))
                .Where(volume => volume[0] == '/').Select(volume => volume.Split(':')[0]),
        ];
        Assert.NotEmpty(mounted);
        Assert.All(mounted, path => Assert.True(Path.Exists(path), $"{path} is not there."));
        string home = ServicesOf(await ComposeProgram.ConfigAsync("compose.yaml")).Single(service => service.Name == "grafana").Service.Map("environment").Text("GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH")!;
        Assert.True(File.Exists(home.Replace("/var/lib/grafana-dashboards", Repository.PathOf("grafana", "dashboards"), StringComparison.Ordinal)), $"{home} is not there.");
    }

    [Fact]
    public async Task Nginx_gets_every_variable_of_its_template_and_expands_no_other()
    {
        YamlMappingNode environment = (await ComposeProgram.ConfigAsync("compose.yaml")).Map("services").Map("nginx").Map("environment");
        string filter = environment.Text("NGINX_ENVSUBST_FILTER")!.Replace("$$", "$", StringComparison.Ordinal);
        string template = await File.ReadAllTextAsync(Repository.PathOf("nginx", "portal.conf.template"), TestContext.Current.CancellationToken);
        string[] used = [.. Variable().Matches(template).Select(match => match.Groups[1].Value).Distinct().Order()];
        Assert.Equal(used, environment.Keys().Where(key => key != "NGINX_ENVSUBST_FILTER").Order());
        Assert.All(used, variable => Assert.Matches(filter, variable));
        Assert.DoesNotMatch(filter, "NGINX_VERSION");
        Assert.DoesNotMatch(filter, "uri");
    }

    private static IEnumerable<(string Name, YamlMappingNode Service)> ServicesOf(YamlMappingNode root) =>
        root.Map("services").Keys().Select(name => (name, root.Map("services").Map(name)));

    [GeneratedRegex(@"(?<!\$)\$\{([A-Z_]+)", RegexOptions.None, 5000)]
    private static partial Regex Setting();

    [GeneratedRegex(@"\$\{([A-Z_]+)\}", RegexOptions.None, 5000)]
    private static partial Regex Variable();
}
