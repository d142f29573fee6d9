using System.Text.Json;

namespace Portal.Tests.Testbed;

/// <summary>The secrets of a root's state files: found in the files themselves, so that none is forgotten.</summary>
internal static class StateSecrets
{
    public static HashSet<string> In(string root)
    {
        HashSet<string> secrets = [], names = [];
        foreach (string file in Directory.GetFiles(root, "*-state.json", SearchOption.AllDirectories))
        {
            JsonElement state = JsonElement.Parse(File.ReadAllBytes(file));
            Collect(state, secrets);
            names.UnionWith(state.GetProperty("testbed_guests").EnumerateObject().Select(guest => guest.Name));
        }

        // An environment may name another guest; that name is no secret.
        secrets.ExceptWith(names);

        Assert.Contains("/home", string.Join(' ', secrets), StringComparison.Ordinal);
        return secrets;
    }

    private static void Collect(JsonElement value, HashSet<string> secrets)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            value.EnumerateArray().ToList().ForEach(item => Collect(item, secrets));
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (JsonProperty member in value.EnumerateObject())
        {
            if (member.Name is "password" or "env_file" or "environment" or "command" or "entrypoint" or "volumes" || member.Name.EndsWith("key_location", StringComparison.Ordinal))
            {
                Texts(member.Value, secrets);
            }
            else
            {
                Collect(member.Value, secrets);
            }
        }
    }

    private static void Texts(JsonElement value, HashSet<string> secrets)
    {
        if (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 5 } text)
        {
            secrets.Add(text);
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            value.EnumerateObject().ToList().ForEach(member => Texts(member.Value, secrets));
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            value.EnumerateArray().ToList().ForEach(item => Texts(item, secrets));
        }
    }
}
