using System.Collections.Immutable;
using System.Text.Json;

namespace Portal.Testbed.Json;

/// <summary>A host with its key in a map of hosts.</summary>
/// <param name="Entry">Null when the key holds null or no object: the host is there, nothing is known of it.</param>
internal sealed record KeyedHost(string RealName, HostEntry? Entry)
{
    public string Name { get; } = TestbedName.Shown(RealName);
}

/// <summary><c>{key → host}</c>, as in the cluster configuration and in state.json.</summary>
internal static class HostMap
{
    /// <summary>Starts on the map, ends on its end. A host given twice: the last.</summary>
    public static ImmutableArray<KeyedHost> Read(ref Utf8JsonReader reader, string path, string file, Findings findings)
    {
        var hosts = new Dictionary<string, (KeyedHost Host, Findings Findings)>(StringComparer.Ordinal);
        while (JsonFields.Next(ref reader))
        {
            string key = reader.GetString()!;
            string shown = TestbedName.ForProblems(key);
            var own = new Findings(file);
            var fields = new JsonFields(path, own);
            HostEntry? entry = fields.Object(ref reader, shown) ? HostEntry.Read(ref reader, fields.Inside(shown)) : null;
            var host = new KeyedHost(key, entry);
            if (!TestbedName.IsValid(key))
            {
                own.Add(ProblemCode.BadName, fields.Inside(shown).Path, $"Shown as {host.Name}.");
            }

            // By the name shown, so that two can never share a label.
            if (!hosts.TryAdd(host.Name, (host, own)))
            {
                own.Add(ProblemCode.DuplicateName, fields.Inside(shown).Path, "The host is given more than once; the last counts.");
                hosts[host.Name] = (host, own);
            }
        }

        foreach ((_, Findings own) in hosts.Values)
        {
            findings.AddAll(own);
        }

        return [.. hosts.Values.Select(pair => pair.Host)];
    }
}
