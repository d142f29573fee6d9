using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Portal.Tests.Security.Operators;

/// <summary>The operator's menu, as a browser without script uses it.</summary>
internal static class OperatorForms
{
    public static async Task<HttpResponseMessage> SignOutAsync(OperatorBed bed, string cookie)
    {
        using HttpResponseMessage page = await bed.GetPageAsync("hosts", cookie);
        using IDocument document = await new HtmlParser().ParseDocumentAsync(await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        IElement form = document.QuerySelector(".operator-menu form")!;
        Dictionary<string, string> fields = form.QuerySelectorAll("input[type=hidden]").ToDictionary(field => field.GetAttribute("name")!, field => field.GetAttribute("value")!);
        string[] cookies = [cookie, .. page.Headers.TryGetValues("Set-Cookie", out IEnumerable<string>? set) ? set.Select(each => each.Split(';')[0]) : []];

        // A later one of the same name counts, as in a browser.
        string jar = string.Join("; ", cookies.SelectMany(each => each.Split("; ")).GroupBy(each => each.Split('=')[0]).Select(same => same.Last()));
        using HttpRequestMessage post = new(HttpMethod.Post, form.GetAttribute("action")) { Content = new FormUrlEncodedContent(fields) };
        post.Headers.Add("Cookie", jar);
        return await bed.Http.SendAsync(post, TestContext.Current.CancellationToken);
    }
}
