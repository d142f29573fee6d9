using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Portal.Security;

namespace Portal.Tests.Security.Operators;

/// <summary>Every route of the plain listener: either it is on the list of free ones, or it wants an operator.</summary>
public sealed partial class RoutePolicyTests
{
    // Static files of a program that was built and not published.
    private const string FilesOfABuild = "/{**path:file}";

    [Fact]
    public async Task Every_route_answers_each_caller_as_the_list_says()
    {
        await using OperatorBed bed = await OperatorBed.StartAsync(("Portal:Exporter:Direct", "true"));
        string cookie = await bed.SignInAsync(), bearer = "Bearer " + bed.Token;
        List<string> wrong = [];
        int asked = 0;
        foreach ((RouteEndpoint endpoint, string method, string path) in Requests(bed.App.Services))
        {
            bool isFree = FreeRoutes.Contain(endpoint);
            asked++;
            await CheckAsync("nobody", !isFree);
            await CheckAsync("nobody with a foreign cookie", !isFree, ("Cookie", "portal=x; __Host-portal=" + cookie));
            await CheckAsync("operator", false, ("Cookie", cookie));
            await CheckAsync("bearer", !isFree && !(method == "GET" && (path.StartsWith("/api/", StringComparison.Ordinal) || path.StartsWith("/openapi/", StringComparison.Ordinal))), ("Authorization", bearer));

            async Task CheckAsync(string caller, bool isRefused, params (string, string)[] headers)
            {
                using HttpResponseMessage answer = await bed.SendAsync(new HttpMethod(method), path.TrimStart('/'), [("Accept", "text/html, application/json"), .. headers]);
                if (WasRefused(answer) != isRefused && path != Routes.SignInCheck)
                {
                    wrong.Add($"{method} {path} as {caller}: {(int)answer.StatusCode}");
                }
            }
        }

        Assert.Empty(wrong);
        Assert.InRange(asked, 40, int.MaxValue);
    }

    [Fact]
    public async Task No_route_is_free_by_an_attribute_of_its_own()
    {
        await using OperatorBed bed = await OperatorBed.StartAsync(("Portal:Exporter:Direct", "true"));
        Assert.Empty(Requests(bed.App.Services)
            .Where(each => each.Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null && !FreeRoutes.Contain(each.Endpoint))
            .Select(each => each.Path));
        Assert.NotNull(await bed.App.Services.GetRequiredService<IAuthorizationPolicyProvider>().GetFallbackPolicyAsync());
    }

    [Theory]
    [InlineData("Main", "None")]
    [InlineData("Client", "None")]
    [InlineData("Client", "Mutual")]
    public async Task Other_modes_have_no_route_that_nobody_decided_on(string mode, string security)
    {
        await using OperatorBed bed = await OperatorBed.StartAsync(("Portal:Mode", mode), ("Portal:Cluster:Security", security), ("Portal:Exporter:Direct", "true"));
        List<string> undecided = [];
        foreach ((RouteEndpoint endpoint, string method, string path) in Requests(bed.App.Services).Where(each => !FreeRoutes.Contain(each.Endpoint)))
        {
            if (mode == "Main")
            {
                using HttpResponseMessage answer = await bed.SendAsync(new HttpMethod(method), path.TrimStart('/'), ("Accept", "text/html"));
                undecided.AddRange(WasRefused(answer) ? [] : [path]);
            }
            else if (FreeRoutes.TemplateOf(endpoint) is not (Routes.AnyOtherPage or Routes.Doctor or FilesOfABuild))
            {
                undecided.Add($"{method} {endpoint.RoutePattern.RawText}, {endpoint.DisplayName}"); // a client has nobody who signs in: beside the list it has the page that says where the portal is, and the doctor, for callers on this machine
            }
        }

        Assert.Empty(undecided);
    }

    [Fact]
    public async Task What_has_no_route_is_refused_too()
    {
        await using OperatorBed bed = await OperatorBed.StartAsync();
        foreach (string path in (string[])["file.txt", "api/v1/nothing", "openapi/v1.json", ".env", "css/none.css"])
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await bed.SendAsync(HttpMethod.Get, path)).StatusCode);
        }
    }

    private static bool WasRefused(HttpResponseMessage answer) =>
        answer.StatusCode == HttpStatusCode.Unauthorized || answer.Headers.Location?.OriginalString.StartsWith(Routes.SignInPage, StringComparison.Ordinal) == true;

    private static IEnumerable<(RouteEndpoint Endpoint, string Method, string Path)> Requests(IServiceProvider services) =>
        from endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods.Where(method => method != "HEAD") : ["GET", "POST"]
        let path = FreeRoutes.TemplateOf(endpoint)!
        select (endpoint, method, Value().Replace(path, "x"));

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Value();
}
