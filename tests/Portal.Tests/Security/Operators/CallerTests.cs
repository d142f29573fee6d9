using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Portal.Configuration;
using Portal.Security;

namespace Portal.Tests.Security.Operators;

/// <summary>Who is asked, and the ways in beside the form: a script's bearer token, a proxy's word.</summary>
public sealed class CallerTests
{
    private const string Page = "hosts";
    private const string Json = "api/v1/hosts";
    private const string Header = "X-Remote-User";

    private static readonly (string, string) Html = ("Accept", "text/html");

    [Theory]
    [InlineData("Forwarded", "for=192.0.2.1")]
    [InlineData("X-Forwarded-For", "192.0.2.1")]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("x-forwarded-proto", "http")]
    [InlineData("X-Forwarded-Anything", "x")]
    public async Task On_loopback_nobody_is_asked_but_who_comes_through_a_proxy(string name, string value)
    {
        await using OperatorBed bed = await OperatorBed.StartAsync(("Portal:Operators:SignIn", "Automatic"));
        Assert.Equal(HttpStatusCode.OK, (await bed.SendAsync(HttpMethod.Get, Page, Html)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await bed.SendAsync(HttpMethod.Get, Page, Html, (name, value))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await bed.SendAsync(HttpMethod.Get, Json, (name, value))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await bed.SendAsync(HttpMethod.Get, "sign-in/check", (name, value))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await bed.SendAsync(HttpMethod.Get, "metrics/self", (name, value))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await bed.SendAsync(HttpMethod.Get, "api/v1/snapshot", (name, value))).StatusCode);
    }

    [Fact]
    public async Task Off_means_off()
    {
        await using OperatorBed bed = await OperatorBed.StartAsync(("Portal:Operators:SignIn", "Off"));
        Assert.Equal(HttpStatusCode.OK, (await bed.SendAsync(HttpMethod.Get, Page, Html, ("X-Forwarded-For", "192.0.2.1"))).StatusCode);
    }

    [Fact]
    public async Task A_bearer_reads_JSON_and_nothing_else()
    {
        await using OperatorBed bed = await OperatorBed.StartAsync();
        (string, string) bearer = ("Authorization", "Bearer " + bed.Token);
        Assert.NotEqual(HttpStatusCode.Unauthorized, (await bed.SendAsync(HttpMethod.Get, Json, bearer)).StatusCode);
        Assert.NotEqual(HttpStatusCode.Unauthorized, (await bed.SendAsync(HttpMethod.Get, "api/v1/problems", ("Authorization", "bearer " + bed.Token))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await bed.SendAsync(HttpMethod.Get, Page, Html, bearer)).StatusCode);
        foreach ((HttpMethod method, string path) in ((HttpMethod, string)[])[(HttpMethod.Post, "_blazor/negotiate"), (HttpMethod.Get, "_blazor"), (HttpMethod.Post, "sign-out"), (HttpMethod.Post, Json)])
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await bed.SendAsync(method, path, bearer)).StatusCode);
        }
    }

    [Fact]
    public async Task A_wrong_bearer_is_refused_and_soon_every_one_of_that_address()
    {
        await using OperatorBed bed = await OperatorBed.StartAsync();
        string right = "Bearer " + bed.Token;
        string[] wrong = ["Bearer", "Bearer ", "Bearer x", "Basic " + bed.Token, bed.Token, right + "x", "Bearer\t" + bed.Token];
        foreach (string header in wrong)
        {
            using HttpResponseMessage answer = await bed.SendAsync(HttpMethod.Get, Json, ("Authorization", header));
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
        }

        for (int i = 0; i < 5; i++)
        {
            using HttpResponseMessage guess = await bed.SendAsync(HttpMethod.Get, Json, ("Authorization", "Bearer guess"));
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await bed.SendAsync(HttpMethod.Get, Json, ("Authorization", right))).StatusCode);
    }

    [Fact]
    public async Task Two_authorizations_are_none()
    {
        await using OperatorBed bed = await OperatorBed.StartAsync();
        string right = $"Authorization: Bearer {bed.Token}\r\n";
        Assert.Equal(401, await bed.RawStatusAsync($"GET /{Json} HTTP/1.1\r\nHost: localhost\r\n{right}{right}Connection: close\r\n\r\n"));
    }

    [Fact]
    public async Task A_proxy_that_is_named_says_who_it_is_and_once()
    {
        await using OperatorBed bed = await OperatorBed.StartAsync(("Portal:Operators:ProxyHeader", Header), ("Portal:Operators:ProxyAddresses", "127.0.0.1"));
        Assert.Equal(HttpStatusCode.OK, (await bed.SendAsync(HttpMethod.Get, Page, Html, (Header, "ada"))).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await bed.SendAsync(HttpMethod.Get, "sign-in/check", (Header, "ada"))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await bed.SendAsync(HttpMethod.Get, Page, Html)).StatusCode);
        Assert.Equal(400, await bed.RawStatusAsync($"GET /{Page} HTTP/1.1\r\nHost: localhost\r\n{Header}: ada\r\n{Header}: eve\r\nConnection: close\r\n\r\n"));
        Assert.Equal(400, await bed.RawStatusAsync($"GET /{Page} HTTP/1.1\r\nHost: localhost\r\n{Header}:\r\nConnection: close\r\n\r\n"));
    }

    [Fact]
    public async Task From_elsewhere_that_header_is_a_forgery_whatever_it_claims_to_come_from()
    {
        await using OperatorBed bed = await OperatorBed.StartAsync(("Portal:Operators:ProxyHeader", Header), ("Portal:Operators:ProxyAddresses", "192.0.2.1"));
        Assert.Equal(HttpStatusCode.BadRequest, (await bed.SendAsync(HttpMethod.Get, Page, Html, (Header, "ada"))).StatusCode);

        // The framework believes loopback about where a caller is from; that is not who is at the other end of the connection.
        Assert.Equal(HttpStatusCode.BadRequest, (await bed.SendAsync(HttpMethod.Get, Page, Html, (Header, "ada"), ("X-Forwarded-For", "192.0.2.1"))).StatusCode);
    }

    [Theory]
    [InlineData("127.0.0.1", "https", "203.0.113.9")]
    [InlineData("172.30.255.2", "https", "203.0.113.9")]
    [InlineData("192.0.2.77", "http", "192.0.2.77")]
    public async Task Only_a_known_proxy_is_believed_about_where_a_request_comes_from(string peer, string scheme, string address)
    {
        var app = new ApplicationBuilder(new ServiceCollection().AddLogging().BuildServiceProvider());
        app.UseProxyWord(new PortalOptions { Operators = new() { ProxyAddresses = "172.30.255.2" } });
        var context = new DefaultHttpContext { RequestServices = app.ApplicationServices };
        context.Connection.RemoteIpAddress = IPAddress.Parse(peer);
        context.Request.Scheme = "http";
        context.Request.Headers["X-Forwarded-Proto"] = "https";
        context.Request.Headers["X-Forwarded-For"] = "198.51.100.1, 203.0.113.9";
        context.Request.Headers["X-Forwarded-Host"] = "evil.example";
        context.Request.Headers["X-Forwarded-Prefix"] = "/evil";
        await app.Build()(context);
        Assert.Equal((scheme, address), (context.Request.Scheme, context.Connection.RemoteIpAddress.ToString()));
        Assert.Equal(("", ""), (context.Request.Host.Value ?? "", context.Request.PathBase.Value));
    }
}
