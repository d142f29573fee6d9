using System.Text.Encodings.Web;
using System.Text.Json;
using Portal.Testbed.Json;

namespace Portal.Tests.Testbed;

/// <summary>Passwords, environments and key locations are in the files and must be in nothing that is made of them.</summary>
public sealed class SecretTests
{
    private static readonly JsonSerializerOptions AsItStands = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory]
    [InlineData("v1.1")]
    [InlineData("v1.0")]
    public async Task What_is_read_holds_no_secret(string fixture)
    {
        using var root = new TestbedRoot(fixture);
        string all = JsonSerializer.Serialize(await root.ReadAsync(), AsItStands);
        Assert.All(Secrets(root), secret => Assert.DoesNotContain(secret, all, StringComparison.Ordinal));
    }

    [Fact]
    public void A_refusal_or_problem_holds_no_secret_wherever_the_file_is_spoilt()
    {
        using var root = new TestbedRoot("v1.1");
        byte[] file = File.ReadAllBytes(root.StateOf("smartcity"));
        string[] secrets = [.. Secrets(root)];
        for (int at = 0; at < file.Length; at += 61)
        {
            byte[] spoilt = [.. file.AsSpan(0, at), (byte)'x', .. file.AsSpan(at + 1)];
            string told = StrictJson.Check(spoilt) is { } refusal
                ? refusal.Detail
                : JsonSerializer.Serialize(StateFile.Parser(TestbedRoot.Kinds)(spoilt, "f"), AsItStands);
            Assert.All(secrets, secret => Assert.DoesNotContain(secret, told, StringComparison.Ordinal));
        }
    }

    /// <summary>Found in the fixtures themselves, so that none is forgotten.</summary>
    private static HashSet<string> Secrets(TestbedRoot root)
    {
        HashSet<string> secrets = [], names = [];
        foreach (string file in Directory.GetFiles(root.Path, "*-state.json", SearchOption.AllDirectories))
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
