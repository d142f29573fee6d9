using System.Collections;
using System.Text.RegularExpressions;
using Portal.Tests.Support;
using YamlDotNet.Serialization;

namespace Portal.Tests.Real.Containers;

/// <summary>How <c>compose/compose.container.yaml</c> runs the portal, as options of <c>docker run</c>: docker-compose knows its <c>cgroup:</c> only from version 2 on.</summary>
internal static partial class PortalService
{
    // Not an option of docker run, or of no matter to a container that a test starts and stops.
    private static readonly string[] LeftOut = ["image", "build", "restart", "healthcheck", "logging", "labels", "container_name", "hostname", "depends_on", "command", "profiles", "group_add", "environment", "volumes", "init", "stop_grace_period"];

    private static readonly Dictionary<string, string> Options = new(StringComparer.Ordinal)
    {
        ["network_mode"] = "--network",
        ["pid"] = "--pid",
        ["cgroup"] = "--cgroupns",
        ["user"] = "--user",
        ["mem_limit"] = "--memory",
        ["pids_limit"] = "--pids-limit",
        ["cap_drop"] = "--cap-drop",
        ["security_opt"] = "--security-opt",
        ["tmpfs"] = "--tmpfs",
    };

    /// <param name="environment">Counts before the file's.</param>
    /// <param name="withEngine">The container's user is in the group of the engine's socket: the choice that the file offers.</param>
    public static string[] RunOptions(IReadOnlyDictionary<string, string> environment, bool withEngine)
    {
        IDictionary service = Read();
        List<string> options = [];
        foreach (DictionaryEntry entry in service)
        {
            string key = (string)entry.Key;
            if (key == "read_only")
            {
                options.Add($"--read-only={entry.Value}");
            }
            else if (Options.TryGetValue(key, out string? option))
            {
                options.AddRange(Values(entry.Value).SelectMany(value => new[] { option, value }));
            }
            else if (!LeftOut.Contains(key))
            {
                Assert.Fail($"The portal's service has '{key}', which this test doesn't know how to run.");
            }
        }

        options.AddRange(Volumes(service).SelectMany(volume => new[] { "--volume", volume }));
        Dictionary<string, string> variables = Variables(service);
        foreach ((string name, string value) in environment)
        {
            variables[name] = value;
        }

        options.AddRange(variables.SelectMany(variable => new[] { "--env", $"{variable.Key}={variable.Value}" }));
        return withEngine ? [.. options, "--group-add", $"{DockerDaemon.SocketGroup}"] : [.. options];
    }

    /// <summary>The options that make the container see the host; the proof is worth nothing without them.</summary>
    public static IReadOnlyDictionary<string, string> Essentials()
    {
        IDictionary service = Read();
        return new Dictionary<string, string>
        {
            ["network_mode"] = $"{service["network_mode"]}",
            ["pid"] = $"{service["pid"]}",
            ["cgroup"] = $"{service["cgroup"]}",
            ["read_only"] = $"{service["read_only"]}",
            ["cap_drop"] = string.Join(',', Values(service["cap_drop"])),
            ["security_opt"] = string.Join(',', Values(service["security_opt"])),
            ["host"] = Volumes(service).Single(volume => volume.StartsWith("/:", StringComparison.Ordinal)),
            ["HostRoot"] = Variables(service).GetValueOrDefault("Portal__HostRoot", ""),
        };
    }

    private static IDictionary Read()
    {
        string text = File.ReadAllText(Repository.PathOf("compose", "compose.container.yaml"));
        IDictionary file = new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(WithDefaults(text));
        return (IDictionary)((IDictionary)file["services"]!)["portal"]!;
    }

    private static IEnumerable<string> Values(object? value) => value is IList list ? list.Cast<object>().Select(item => $"{item}") : [$"{value}"];

    // Named volumes become folders of the engine's; the long form is a map.
    private static IEnumerable<string> Volumes(IDictionary service) => ((IList)service["volumes"]!).Cast<object>().Select(volume => volume is IDictionary map
        ? string.Join(':', new[] { $"{map["source"]}", $"{map["target"]}", Mode(map) }.Where(part => part.Length > 0))
        : $"{volume}");

    private static string Mode(IDictionary volume) => string.Join(',', new[]
    {
        $"{volume["read_only"]}".Equals("true", StringComparison.OrdinalIgnoreCase) ? "ro" : "",
        volume["bind"] is IDictionary bind ? $"{bind["propagation"]}" : "",
    }.Where(part => part.Length > 0));

    private static Dictionary<string, string> Variables(IDictionary service) => service["environment"] switch
    {
        IDictionary map => map.Keys.Cast<object>().ToDictionary(key => $"{key}", key => $"{map[key]}", StringComparer.Ordinal),
        IList list => list.Cast<object>().Select(item => $"{item}".Split('=', 2)).ToDictionary(pair => pair[0], pair => pair.ElementAtOrDefault(1) ?? "", StringComparer.Ordinal),
        _ => new Dictionary<string, string>(StringComparer.Ordinal),
    };

    // ${NAME:-default}, ${NAME-default}, ${NAME}: nothing is set here.
    private static string WithDefaults(string text) => Variable().Replace(text, match => match.Groups[1].Value);

    [GeneratedRegex(@"\$\{[A-Za-z_][A-Za-z0-9_]*(?::?[-?]([^}]*))?\}", RegexOptions.None, 5000)]
    private static partial Regex Variable();
}
