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
        Assert.All(StateSecrets.In(root.Path), secret => Assert.DoesNotContain(secret, all, StringComparison.Ordinal));
    }

    [Fact]
    public void A_refusal_or_problem_holds_no_secret_wherever_the_file_is_spoilt()
    {
        using var root = new TestbedRoot("v1.1");
        byte[] file = File.ReadAllBytes(root.StateOf("smartcity"));
        string[] secrets = [.. StateSecrets.In(root.Path)];
        for (int at = 0; at < file.Length; at += 61)
        {
            byte[] spoilt = [.. file.AsSpan(0, at), (byte)'x', .. file.AsSpan(at + 1)];
            string told = StrictJson.Check(spoilt) is { } refusal
                ? refusal.Detail
                : JsonSerializer.Serialize(StateFile.Parser(TestbedRoot.Kinds)(spoilt, "f"), AsItStands);
            Assert.All(secrets, secret => Assert.DoesNotContain(secret, told, StringComparison.Ordinal));
        }
    }
}
