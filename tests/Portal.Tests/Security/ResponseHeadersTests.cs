using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Portal.Tests.Security.Operators;

namespace Portal.Tests.Security;

/// <summary>What every answer of the plain listener bears, and what a failed one says.</summary>
public sealed class ResponseHeadersTests
{
    private static readonly (string Name, string Value)[] Always =
    [
        ("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"),
        ("X-Frame-Options", "DENY"), ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin"), ("Cross-Origin-Opener-Policy", "same-origin"),
    ];

    [Fact]
    public async Task Every_answer_bears_them_and_none_names_the_server()
    {
        await using OperatorBed bed = await OperatorBed.StartAsync(Fail);
        string cookie = await bed.SignInAsync();
        foreach ((string path, HttpStatusCode status, bool isPrivate) in ((string, HttpStatusCode, bool)[])
        [
            ("hosts", HttpStatusCode.OK, true), ("nowhere", HttpStatusCode.NotFound, true), ("fails", HttpStatusCode.InternalServerError, true), ("api/v1/problems", HttpStatusCode.OK, true),
            ("api/v1/problems?format=xml", HttpStatusCode.BadRequest, true), ("sign-in/check", HttpStatusCode.NoContent, true), ("css/shell.css", HttpStatusCode.OK, false), ("metrics/self", HttpStatusCode.OK, false), ("healthz", HttpStatusCode.OK, false),
        ])
        {
            using HttpResponseMessage answer = await bed.SendAsync(HttpMethod.Get, path, ("Cookie", cookie), ("Accept", "text/html, */*"));
            Assert.Equal((path, status), (path, answer.StatusCode));
            Check(answer);
            Assert.True(!isPrivate || answer.Headers.CacheControl?.NoStore == true, path);
        }

        foreach ((string path, string accept) in ((string, string)[])[("hosts", "text/html"), ("hosts", "*/*"), ("api/v1/hosts", "*/*")])
        {
            using HttpResponseMessage refused = await bed.SendAsync(HttpMethod.Get, path, ("Accept", accept));
            Check(refused);
            Assert.True(refused.Headers.CacheControl?.NoStore);
        }
    }

    [Fact]
    public async Task Under_TLS_browsers_are_told_to_stay_there_and_the_cookie_is_this_hosts_alone()
    {
        await using OperatorBed bed = await OperatorBed.StartAsync();
        using HttpResponseMessage answer = await bed.SendAsync(HttpMethod.Get, "sign-in", ("X-Forwarded-Proto", "https"), ("X-Forwarded-For", "192.0.2.1"));
        Assert.Equal(["max-age=31536000"], answer.Headers.GetValues("Strict-Transport-Security"));
        Assert.All(answer.Headers.GetValues("Set-Cookie"), cookie => Assert.Contains("; secure", cookie, StringComparison.Ordinal));
        using HttpResponseMessage plain = await bed.SendAsync(HttpMethod.Get, "sign-in");
        Assert.False(plain.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task A_failed_request_says_its_reference_and_nothing_of_the_exception()
    {
        await using OperatorBed bed = await OperatorBed.StartAsync(Fail, ("Portal:Operators:SignIn", "Off"));
        using HttpResponseMessage page = await bed.GetPageAsync("fails?x=1");
        string html = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.InternalServerError, page.StatusCode);
        Assert.Matches("Reference <code>[0-9a-f]{8}</code>", html);
        Assert.Contains("href=\"/fails?x=1\"", html, StringComparison.Ordinal);
        using HttpResponseMessage json = await bed.SendAsync(HttpMethod.Get, "fails");
        string problem = await json.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal("application/problem+json", json.Content.Headers.ContentType?.MediaType);
        Assert.Matches("\"reference\":\"[0-9a-f]{8}\"", problem);
        foreach (string text in (string[])[html, problem])
        {
            Assert.DoesNotContain("secret-word", text, StringComparison.Ordinal);
            Assert.DoesNotContain("InvalidOperation", text, StringComparison.Ordinal);
        }
    }

    private static void Fail(WebApplication app) => app.MapGet("/fails", IResult () => throw new InvalidOperationException("secret-word"));

    private static void Check(HttpResponseMessage answer)
    {
        foreach ((string name, string value) in Always)
        {
            Assert.Equal([value], answer.Headers.GetValues(name));
        }

        Assert.Contains("clipboard-write=(self)", answer.Headers.GetValues("Permissions-Policy").Single(), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server"));
    }
}
