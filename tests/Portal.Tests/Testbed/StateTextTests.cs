using System.Text;
using System.Text.Json;
using Portal.Testbed;

namespace Portal.Tests.Testbed;

/// <summary>The text of a state.json that may leave the program.</summary>
public sealed class StateTextTests
{
    private const string Mark = "(blanked)";

    public static TheoryData<string> States =>
    [
        .. Directory.GetFiles(TestbedRoot.Fixture(""), "*-state.json", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(TestbedRoot.Fixture(""), file)).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [InlineData("v1.1")]
    [InlineData("v1.0")]
    public async Task What_a_deployment_hands_on_holds_no_secret(string fixture)
    {
        using var root = new TestbedRoot(fixture);
        HashSet<string> secrets = StateSecrets.In(root.Path);
        string[] texts = [.. (await root.ReadAsync()).Deployments.Where(deployment => deployment.HasState).Select(deployment => Encoding.UTF8.GetString(deployment.StateText!.ToUtf8()))];
        Assert.NotEmpty(texts);
        Assert.All(texts, text => Assert.All(secrets, secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(States))]
    public void Everything_else_stays_line_by_line(string fixture)
    {
        string file = File.ReadAllText(TestbedRoot.Fixture(fixture));
        StateText text = Of(file);
        string[] before = file.Split('\n'), after = Text(text).Split('\n');
        Assert.True(text.IsWhole);
        Assert.Equal(before.Length, after.Length);
        Assert.All(before.Zip(after), line => Assert.True(line.First == line.Second || line.Second.Contains("(blanked", StringComparison.Ordinal), line.Second));
        Same(JsonElement.Parse(file), JsonElement.Parse(Text(text)));
    }

    [Fact]
    public void Nothing_that_the_files_of_the_testbed_show_is_blanked_without_need()
    {
        string[] blanked = [.. Text(Of(File.ReadAllText(TestbedRoot.Fixture("v1.1/projects/smartcity/smartcity-state.json")))).Split('\n').Where(line => line.Contains("(blanked", StringComparison.Ordinal))];
        Assert.All(blanked, line => Assert.Matches("password|key_location|env_file|command|entrypoint|source|target|^ +\"\\(blanked|^ +\"-", line));
    }

    [Theory]
    [InlineData("""{"testbed_guests": {"a": {"docker": {"environment": {"CANARY_NAME": "CANARY"}}}}}""")]
    [InlineData("""{"testbed_guests": {"a": {"docker": {"environment": {"name": "CANARY", "image": ["CANARY", {"ip": 1, "x": "CANARY"}]}}}}}""")]
    [InlineData("""{"testbed_guests": {"a": {"docker": {"environment": ["A=CANARY"], "env_file": "CANARY", "command": ["sh", "CANARY"], "entrypoint": "CANARY"}}}}""")]
    [InlineData("""{"testbed_guests": {"a": {"docker": {"volumes": [{"source": "CANARY", "target": "CANARY", "CANARY": true}]}}}}""")]
    [InlineData("""{"testbed_guests": {"a": {"libvirt": {"password": "CANARY", "Password": "CANARY", "root_passwd": "CANARY", "pin": "CANARY"}}}}""")]
    [InlineData("""{"testbed_guests": {"a": {"podman": {"credentials": {"name": "CANARY"}, "args": ["CANARY"], "auth": {"path": "CANARY"}}}}}""")]
    [InlineData("""{"testbed_guests": {"a": {"docker": {"environmen\u0074": {"name": "CANARY"}, "passwor\u0064": "CANARY"}}}}""")]
    [InlineData("""{"testbed_guests": {"a": "CANARY", "b": ["CANARY"], "environment": {"docker": {"environment": {"A": "CANARY"}}}}}""")]
    [InlineData("""{"testbed_guests": [{"environment": {"name": "CANARY"}, "docker": {"password": "CANARY"}}]}""")]
    [InlineData("""{"testbed_guest_shared_config": {"ssh_private_key_location": "CANARY", "ssh_public_key_location": "CANARY"}, "testbed_host_shared_config": {"x": "CANARY"}}""")]
    [InlineData("""{"testbed_hosts": {"a": {"ssh_private_key_location": "CANARY", "identity_file": "CANARY", "key": "CANARY"}}}""")]
    [InlineData("""{"network": {"ovn": {"switches": {"a": {"password": "CANARY", "note": "CANARY"}}, "tls": {"private_key": {"name": "CANARY"}}}}}""")]
    [InlineData("""{"comment": "CANARY", "notes": ["CANARY"], "deep": {"er": {"CANARYS_NAME_STAYS": 4711}}}""")]
    [InlineData("\"CANARY\"")]
    [InlineData("""["CANARY", ["CANARY"]]""")]
    public void What_may_be_a_secret_is_blanked(string state)
    {
        string text = Text(Of(state));
        Assert.DoesNotContain("CANARY\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("CANARY_NAME", text, StringComparison.Ordinal);
        Assert.DoesNotContain("4711", text, StringComparison.Ordinal);
        Assert.Contains(Mark, text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_guest_may_be_called_environment()
    {
        const string state = """{"testbed_guests": {"environment": {"name": "environment", "guest_id": 4, "docker": {"image": "web:1", "password": null}}, "key": {"docker": {"image": "b"}}}}""";
        Assert.Equal(state, Text(Of(state)));
    }

    [Fact]
    public void A_broken_file_is_shown_up_to_its_fault()
    {
        StateText text = Of("{\"project_name\": \"campus\",\n \"testbed_guests\": {\"a\": {\"password\": \"x\", oops \"password\": \"CANARY\"");
        Assert.False(text.IsWhole);
        Assert.Equal("{\"project_name\": \"campus\",\n \"testbed_guests\": {\"a\": {\"password\": \"(blanked)\"", Text(text));
    }

    [Fact]
    public void What_is_no_text_is_not_shown() => Assert.Null(StateText.Of([0x7B, 0xFF, 0x7D]));

    [Fact]
    public void No_prefix_and_no_spoilt_file_shows_a_secret()
    {
        using var root = new TestbedRoot("v1.1");
        string[] secrets = [.. StateSecrets.In(root.Path)];
        byte[] file = File.ReadAllBytes(root.StateOf("smartcity"));
        for (int at = 0; at < file.Length; at += 97)
        {
            Check(file[..at]);
            foreach (byte by in "x\"\\{}:,"u8)
            {
                Check([.. file.AsSpan(0, at), by, .. file.AsSpan(at + 1)]);
            }
        }

        void Check(byte[] state)
        {
            string text = StateText.Of(state) is { } shown ? Text(shown) : "";
            Assert.All(secrets, secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
        }
    }

    private static StateText Of(string state) => StateText.Of(Encoding.UTF8.GetBytes(state))!;

    private static string Text(StateText text) => Encoding.UTF8.GetString(text.ToUtf8());

    /// <summary>The same shape, and the same values but for those that are blanked.</summary>
    private static void Same(JsonElement before, JsonElement after)
    {
        switch (before.ValueKind)
        {
            case JsonValueKind.Object:
                JsonProperty[] members = [.. before.EnumerateObject()], kept = [.. after.EnumerateObject()];
                Assert.Equal(members.Length, kept.Length);
                Assert.All(members.Zip(kept), pair => Same(pair.First.Value, pair.Second.Value));
                break;
            case JsonValueKind.Array:
                Assert.Equal(before.GetArrayLength(), after.GetArrayLength());
                Assert.All(before.EnumerateArray().Zip(after.EnumerateArray()), pair => Same(pair.First, pair.Second));
                break;
            default:
                Assert.True(JsonElement.DeepEquals(before, after) || after.GetString() == Mark, after.GetRawText());
                break;
        }
    }
}
