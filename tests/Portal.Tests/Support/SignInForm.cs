using System.Net;
using System.Text.RegularExpressions;

namespace Portal.Tests.Support;

/// <summary>Signs in as a browser without script does: fetches the form, fills it in, sends it and keeps the cookies.</summary>
internal static partial class SignInForm
{
    private const string Page = "sign-in";

    /// <summary>The value of a <c>Cookie</c> header that bears the session.</summary>
    /// <param name="http">Without redirects and cookies of its own; its base address is the portal's, path base included.</param>
    public static async Task<string> SignInAsync(HttpClient http, string token)
    {
        using HttpResponseMessage answer = await SendAsync(http, token, "");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return string.Join("; ", Cookies(answer));
    }

    /// <param name="query">Of the page's address, with its question mark.</param>
    public static async Task<HttpResponseMessage> SendAsync(HttpClient http, string token, string query)
    {
        using HttpResponseMessage page = await GetPageAsync(http, Page + query);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Dictionary<string, string> fields = Hidden().Matches(await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
            .ToDictionary(field => field.Groups["name"].Value, field => WebUtility.HtmlDecode(field.Groups["value"].Value));
        fields["Token"] = token;
        using HttpRequestMessage post = new(HttpMethod.Post, Page + query) { Content = new FormUrlEncodedContent(fields) };
        post.Headers.Add("Accept", "text/html");
        post.Headers.Add("Cookie", string.Join("; ", Cookies(page)));
        return await http.SendAsync(post, TestContext.Current.CancellationToken);
    }

    public static Task<HttpResponseMessage> GetPageAsync(HttpClient http, string path, string? cookie = null)
    {
        HttpRequestMessage get = new(HttpMethod.Get, path);
        get.Headers.Add("Accept", "text/html");
        if (cookie is not null)
        {
            get.Headers.Add("Cookie", cookie);
        }

        return http.SendAsync(get, TestContext.Current.CancellationToken);
    }

    private static IEnumerable<string> Cookies(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Set-Cookie", out IEnumerable<string>? cookies) ? cookies.Select(cookie => cookie.Split(';')[0]) : [];

    // The page is ours, so its markup is known.
    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]*)" value="(?<value>[^"]*)"\s*/?>""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hidden();
}
