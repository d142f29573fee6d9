using System.Collections.Concurrent;
using System.Text;
using Microsoft.Playwright;
using Portal.EndToEnd.Support;
using Portal.Tests.Testbed;

namespace Portal.EndToEnd;

/// <summary>What is secret in a state file reaches no page and no circuit.</summary>
public sealed class SecretTests(ExampleBed bed) : IClassFixture<ExampleBed>
{
    [Fact]
    public async Task No_password_environment_value_or_key_path_leaves_the_portal()
    {
        string state = Vault.StateIn(bed.Root);
        bed.Deploy(Vault.Name, state);
        string[] canaries = [.. Vault.CanariesIn(state)];
        Assert.True(canaries.Length >= 20);
        string[] secrets = [.. StateSecrets.In(bed.Root).Where(secret => !Vault.IsCanary(secret)), .. canaries];
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;
        var told = new ConcurrentQueue<string>();
        page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => told.Enqueue(frame.Text ?? Encoding.Latin1.GetString(frame.Binary ?? []));
        page.Response += (_, response) => told.Enqueue(response.Url + string.Join(' ', response.Headers.Values));
        await watched.OpenAsync("/deployments");
        await Assertions.Expect(page.Locator("tr.deployment-row", new() { HasText = Vault.Name })).ToBeVisibleAsync();
        foreach (string address in (string[])
        [
            "/", "/guests", "/problems", "/deployments", "/deployments/vault", "/deployments/vault?tab=topology&focus=web", "/deployments/vault?tab=topology&view=table",
            "/deployments/vault/guests/web", "/deployments/vault/guests/vm", "/deployments/vault?tab=state", "/deployments/campus?tab=state&find=password",
        ])
        {
            await watched.OpenAsync(address);
            await KeepAsync();
        }

        // To the last line, so that all of it went through the circuit.
        await watched.OpenAsync("/deployments/vault?tab=state&line=40");
        await Assertions.Expect(page.Locator(".state-lines")).ToContainTextAsync("(blanked)");
        await KeepAsync();

        string whole = bed.ReadState(Vault.Name);
        bed.WriteState(Vault.Name, whole.Replace("\"guest_id\": 1", "\"guest_id\": 2", StringComparison.Ordinal).Replace("\"odd\": {", "\"odd\": oops {", StringComparison.Ordinal));
        await Assertions.Expect(page.Locator(".state-outage")).ToContainTextAsync("can't be read any further", new() { Timeout = 15_000 });
        await Assertions.Expect(page.Locator("[data-change=added]").First).ToContainTextAsync("\"guest_id\": 2");
        await KeepAsync();

        string all = string.Join('\n', told);
        Assert.Contains("(blanked)", all, StringComparison.Ordinal);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, all, StringComparison.Ordinal));

        async Task KeepAsync() => told.Enqueue(await page.ContentAsync());
    }
}
