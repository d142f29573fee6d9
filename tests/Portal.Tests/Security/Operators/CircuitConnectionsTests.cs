using System.Net;
using System.Net.WebSockets;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Portal.Security.Operators;

namespace Portal.Tests.Security.Operators;

/// <summary>Open tabs: how many, and that they end with their session.</summary>
public sealed class CircuitConnectionsTests
{
    private readonly CircuitConnections _circuits = new();

    [Fact]
    public void An_operator_has_twenty_and_another_one_twenty_more()
    {
        TestTab[] tabs = [.. Enumerable.Range(0, 20).Select(_ => Tab("a"))];
        Assert.All(tabs, tab => Assert.True(_circuits.TryOpen(tab.Context)));
        Assert.True(_circuits.IsFull(tabs[0].User));
        Assert.False(_circuits.TryOpen(Tab("a").Context));
        Assert.True(_circuits.TryOpen(Tab("b").Context));
        _circuits.Close(tabs[3].Context);
        Assert.True(_circuits.TryOpen(Tab("a").Context));
    }

    [Fact]
    public void There_are_five_hundred_in_all()
    {
        for (int i = 0; i < 500; i++)
        {
            Assert.True(_circuits.TryOpen(Tab(i % 2 == 0 ? null : "of-" + i).Context));
        }

        Assert.False(_circuits.TryOpen(Tab(null).Context));
        Assert.True(_circuits.IsFull(Tab("new").User));
    }

    [Fact]
    public void Only_those_whose_session_is_over_are_cut()
    {
        TestTab over = Tab("a"), another = Tab("b");
        _circuits.TryOpen(over.Context);
        _circuits.TryOpen(another.Context);
        _circuits.EndWhere(user => OperatorSessions.IdOf(user) == "a");
        Assert.Equal((true, false), (over.IsCut, another.IsCut));
    }

    [Fact]
    public async Task A_page_too_many_is_503_in_words_and_without_a_circuit()
    {
        await using OperatorBed bed = await OperatorBed.StartAsync(("Portal:Operators:SignIn", "Off"));
        CircuitConnections circuits = bed.App.Services.GetRequiredService<CircuitConnections>();
        for (int i = 0; i < 500; i++)
        {
            circuits.TryOpen(Tab(null).Context);
        }

        using HttpResponseMessage page = await bed.GetPageAsync("hosts?q=x");
        string html = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
        Assert.Contains("Portal serves 20 tabs per operator and 500 in all. Close one and reload.", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/hosts?q=x\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("\"type\":\"server\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_ends_a_real_tab_at_once_and_a_foreign_page_opens_none()
    {
        await using OperatorBed bed = await OperatorBed.StartAsync();
        string cookie = await bed.SignInAsync(), own = bed.Address.GetLeftPart(UriPartial.Authority);
        using HttpResponseMessage negotiated = await bed.SendAsync(HttpMethod.Post, "_blazor/negotiate?negotiateVersion=1", ("Cookie", cookie), ("Origin", own));
        using JsonDocument terms = JsonDocument.Parse(await negotiated.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Uri address = new($"ws://{bed.Address.Authority}/_blazor?id={terms.RootElement.GetProperty("connectionToken").GetString()}");
        foreach ((string? origin, string? with) in ((string?, string?)[])[("http://evil.example", cookie), ("null", cookie), (null, cookie), (own, null)])
        {
            await Assert.ThrowsAsync<WebSocketException>(() => ConnectAsync(address, origin, with));
        }

        using ClientWebSocket socket = await ConnectAsync(address, own, cookie);
        await socket.SendAsync("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);
        byte[] buffer = new byte[4096];
        ValueWebSocketReceiveResult heard = await socket.ReceiveAsync(buffer.AsMemory(), TestContext.Current.CancellationToken);
        Assert.Equal("{}\u001e"u8.ToArray(), buffer[..heard.Count]);
        using HttpResponseMessage signedOut = await OperatorForms.SignOutAsync(bed, cookie);
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        await Assert.ThrowsAsync<WebSocketException>(async () =>
        {
            while (true)
            {
                await socket.ReceiveAsync(buffer.AsMemory(), soon.Token);
            }
        });
    }

    private static async Task<ClientWebSocket> ConnectAsync(Uri address, string? origin, string? cookie)
    {
        ClientWebSocket socket = new();
        socket.Options.Proxy = null;
        foreach ((string name, string? value) in ((string, string?)[])[("Origin", origin), ("Cookie", cookie)])
        {
            if (value is not null)
            {
                socket.Options.SetRequestHeader(name, value);
            }
        }

        await socket.ConnectAsync(address, TestContext.Current.CancellationToken);
        return socket;
    }

    private static TestTab Tab(string? session) => new()
    {
        User = session is null ? new ClaimsPrincipal() : new ClaimsPrincipal(new ClaimsIdentity([new Claim("session", session)], OperatorSchemes.Session)),
    };
}
