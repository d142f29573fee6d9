using Microsoft.AspNetCore.Http;

namespace Portal.Tests.Real.Stack;

/// <summary>What the real Nginx tells those behind it, and what it lets back.</summary>
[Trait("Category", "Real")]
public sealed class NginxHeaderTests(NginxBed bed) : IClassFixture<NginxBed>
{
    // As one who would like to be somebody else, or to come from elsewhere.
    private static readonly (string Name, string Value)[] Forged =
    [
        ("X-Forwarded-For", "203.0.113.9"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "evil.example"), ("X-Forwarded-Prefix", "/evil"),
        ("Forwarded", "for=203.0.113.9"), ("X-Real-IP", "203.0.113.9"), ("Origin", "https://evil.example"),
    ];

    private static readonly (string Name, string Value)[] Identities =
    [
        ("Cookie", "portal=secret; grafana_session=1"), ("Authorization", "Basic YWRtaW46YWRtaW4="), ("X-WEBAUTH-USER", "admin"), ("X-WEBAUTH-NAME", "admin"),
        ("X-WEBAUTH-EMAIL", "admin@example.org"), ("X-WEBAUTH-ROLE", "Admin"), ("X-WEBAUTH-GROUPS", "admins"), ("X-JWT-Assertion", "x.y.z"), ("X-Grafana-Id", "x"),
        ("X-Grafana-Org-Id", "2"), ("X-Grafana-Device-Id", "x"), ("X_WEBAUTH_USER", "admin"),
    ];

    [Theory]
    [InlineData("/", "portal")]
    [InlineData("/grafana/d/testbed-host", "portal")] // the session check
    [InlineData("/grafana/d/testbed-host", "grafana")]
    [InlineData("/grafana/public/build/app.js", "grafana")]
    [InlineData("/grafana/api/health", "grafana")]
    public async Task Where_a_caller_comes_from_is_Nginx_word_alone(string target, string upstream)
    {
        await bed.SendAsync("GET", target, new RawOptions { Host = "portal.example:8443", Headers = Forged });
        IReadOnlyDictionary<string, string> headers = Assert.Single((upstream == "portal" ? bed.Portal : bed.Grafana).Seen).Headers;
        Assert.Equal("portal.example:8443", headers["Host"]);
        Assert.Equal("127.0.0.1", headers["X-Forwarded-For"]);
        Assert.Equal("http", headers["X-Forwarded-Proto"]);
        Assert.Equal("https://evil.example", headers["Origin"]);
        Assert.DoesNotContain(headers, header => header.Key is "X-Forwarded-Host" or "X-Forwarded-Prefix" or "Forwarded" or "X-Real-IP");
    }

    [Theory]
    [InlineData("GET", "/grafana/d/testbed-host")]
    [InlineData("POST", "/grafana/api/ds/query")]
    [InlineData("GET", "/grafana/public/build/app.js")]
    [InlineData("GET", "/grafana/api/health")]
    public async Task Nobody_signs_in_to_Grafana_through_here(string method, string target)
    {
        RawAnswer answer = await bed.SendAsync(method, target, new RawOptions { Headers = Identities });
        IReadOnlyDictionary<string, string> headers = Assert.Single(bed.Grafana.Seen).Headers;
        Assert.Empty(headers.Keys.Intersect(Identities.Select(identity => identity.Name), StringComparer.OrdinalIgnoreCase));
        Assert.Empty(answer["Set-Cookie"]);
        Assert.Equal(["frame-ancestors 'self'"], answer["Content-Security-Policy"]);
        Assert.Equal(["nginx"], answer["Server"]);
    }

    [Fact]
    public async Task The_portals_session_reaches_the_portal_and_comes_back_from_it()
    {
        RawAnswer answer = await bed.SendAsync("GET", "/", new RawOptions { Headers = [("Cookie", "portal=secret"), ("Authorization", "Bearer x")] });
        Assert.Equal(("portal=secret", "Bearer x"), (bed.Portal.Seen.Single().Headers["Cookie"], bed.Portal.Seen.Single().Headers["Authorization"]));
        Assert.Equal(["portal_session=1"], answer["Set-Cookie"]);
        Assert.Empty(answer["Content-Security-Policy"]);
    }

    [Fact]
    public async Task The_session_check_gets_the_cookie_and_no_body()
    {
        await bed.SendAsync("POST", "/grafana/api/ds/query", new RawOptions { Headers = [("Cookie", "portal=secret")], BodyBytes = 200_000 });
        SeenRequest check = Assert.Single(bed.Portal.Seen);
        Assert.Equal((Routes.SignInCheck, "portal=secret", 0), (check.Target, check.Headers["Cookie"], check.BodyBytes));
        Assert.DoesNotContain("Content-Length", check.Headers);
        Assert.Equal(200_000, Assert.Single(bed.Grafana.Seen).BodyBytes);
    }

    [Fact]
    public async Task A_Grafana_that_refuses_frames_stays_visible_as_that()
    {
        bed.Grafana.AnswersFirst = context =>
        {
            context.Response.Headers.XFrameOptions = "deny";
            context.Response.Headers.ContentSecurityPolicy = "script-src 'self'";
            return Task.FromResult(false);
        };
        RawAnswer answer = await bed.SendAsync("GET", "/grafana/d-solo/testbed-host/host?panelId=1");
        bed.Grafana.AnswersFirst = null;
        Assert.Equal(["deny"], answer["X-Frame-Options"]);
        Assert.Equal(["script-src 'self'", "frame-ancestors 'self'"], answer["Content-Security-Policy"]);
    }

    [Fact]
    public async Task Grafanas_program_is_compressed_and_pages_are_not()
    {
        RawOptions accepts = new() { Headers = [("Accept-Encoding", "gzip")] };
        RawAnswer program = await bed.SendAsync("GET", "/grafana/public/build/app.js", accepts);
        Assert.Equal(["gzip"], program["Content-Encoding"]);
        Assert.Equal(["Accept-Encoding"], program["Vary"]);
        Assert.Empty((await bed.SendAsync("GET", "/grafana/d/testbed-host", accepts))["Content-Encoding"]);
        Assert.Empty((await bed.SendAsync("GET", "/app.js", accepts))["Content-Encoding"]);
    }

    [Fact]
    public async Task Without_a_session_only_Grafanas_program_and_health_are_there()
    {
        bed.Portal.AnswersFirst = context =>
        {
            context.Response.StatusCode = context.Request.Path == Routes.SignInCheck ? StatusCodes.Status401Unauthorized : StatusCodes.Status200OK;
            return Task.FromResult(true);
        };
        foreach ((string method, string target) in ((string, string)[])[("GET", "/grafana/d/testbed-host"), ("POST", "/grafana/api/ds/query"), ("GET", "/grafana/api/live/ws"), ("GET", "/grafana/bootdata")])
        {
            RawAnswer answer = await bed.SendAsync(method, target);
            Assert.Equal((401, "nobody"), (answer.Status, bed.SeenBy()));
            Assert.Equal("Please sign in to Testbed Portal.\n", answer.Body);
        }

        foreach (string target in (string[])["/grafana/public/build/app.js", "/grafana/api/health"])
        {
            Assert.Equal((200, "grafana"), ((await bed.SendAsync("GET", target)).Status, bed.SeenBy()));
        }

        bed.Portal.AnswersFirst = null;
    }
}
