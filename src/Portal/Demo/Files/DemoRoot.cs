using System.Text.Json.Nodes;
using Portal.Demo.Cast;

namespace Portal.Demo.Files;

/// <summary>A TestbedOS root made for the demo, in a folder that only this user can enter; gone with the program. What reads real files reads these.</summary>
internal sealed class DemoRoot : IDisposable
{
    // Line by line, as the testbed writes it: one page shows the file itself.
    private static readonly System.Text.Json.JsonSerializerOptions AsTheTestbed = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly DirectoryInfo _folder;

    private DemoRoot(DirectoryInfo folder) => _folder = folder;

    public string Path => _folder.FullName;

    /// <param name="main">This machine's name: it is the cluster's main host, and is measured, not simulated.</param>
    public static DemoRoot Write(DemoCast cast, string main, DateTimeOffset now)
    {
        // CreateTempSubdirectory makes it with mode 0700 and a name that nobody can have taken.
        var root = new DemoRoot(Directory.CreateTempSubdirectory("portal-demo-"));
        var hosts = new SortedDictionary<string, string>(StringComparer.Ordinal) { [main] = "127.0.0.1" };
        for (int i = 0; i < cast.HostNames.Length; i++)
        {
            // 198.18.0.0/15 is set aside for benchmarks (RFC 2544): nobody is there, should anything ever ask.
            hosts[cast.HostNames[i]] = $"198.18.{(i + 1) / 250}.{((i + 1) % 250) + 1}";
        }

        root.WriteJson("config/mode.json", JsonValue.Create("Main"));
        root.WriteJson("config/host.json", ClusterFiles.Host(main, hosts[main], isMain: true));
        root.WriteJson("config/kvm-compose-config.json", ClusterFiles.Cluster(hosts, main));
        Directory.CreateDirectory(root.At("deployments"));
        for (int number = 0; number < cast.Deployments.Length; number++)
        {
            root.Write(cast.Deployments[number], hosts, main, number, now);
        }

        return root;
    }

    public void Dispose()
    {
        try
        {
            _folder.Delete(recursive: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Somebody cleared the temporary folder first, or put something into it: neither is worth failing the stop for.
        }
    }

    private void Write(CastDeployment deployment, IReadOnlyDictionary<string, string> hosts, string main, int number, DateTimeOffset now)
    {
        string location = At($"projects/{deployment.Name}");
        // A large cluster's files would mostly be lists of hosts: only those that matter to the deployment are named.
        HashSet<string> named = [main, .. deployment.Guests.Select(guest => guest.Host)];
        Dictionary<string, string> its = hosts.Where(host => named.Contains(host.Key)).ToDictionary(StringComparer.Ordinal);
        WriteJson($"projects/{deployment.Name}/{deployment.Name}-state.json", StateFile.Of(deployment, its, main, location, number, now.AddDays(-3 - (number % 40))));
        WriteJson($"deployments/{deployment.Name}.json", new JsonObject
        {
            ["name"] = deployment.Name,
            ["project_location"] = location,
            ["state"] = deployment.IsUp ? "up" : "down",
        });
    }

    private void WriteJson(string path, JsonNode content)
    {
        string file = At(path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content.ToJsonString(AsTheTestbed));
    }

    private string At(string path) => System.IO.Path.Join(Path, path);
}
