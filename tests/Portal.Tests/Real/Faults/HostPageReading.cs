using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Portal.Tests.Support;

namespace Portal.Tests.Real.Faults;

/// <summary>What a host's page tells a person about it.</summary>
internal static class HostPageReading
{
    // A word that the sentence of each reason must hold; which one is the page's own choice.
    private static readonly Dictionary<string, string[]> Words = new()
    {
        ["dns"] = ["name"],
        ["refused"] = ["refused", "listens"],
        ["timeout"] = ["in time", "within", "silent", "connect"],
        ["tls"] = ["certificate", "secure", "TLS"],
        ["status"] = ["status", "answered with", "error"],
        ["cut"] = ["broke off", "ended", "closed", "cut"],
        ["malformed"] = ["understood", "malformed", "document", "HTTP", "JSON"],
        ["too_large"] = ["large", "MiB", "KiB"],
        ["wrong_host"] = ["another host", "other host", "names"],
    };

    /// <summary>Within one period and a second: the host's name, its state in words, the reason as a sentence and since when (rule 9).</summary>
    public static Task AssertTellsAsync(PortalProcess portal, string host, string result) => Until.HoldsAsync($"the page of {host} tells {result} (rule 9)", TimeSpan.FromSeconds(7), async () =>
    {
        using HttpResponseMessage answer = await portal.GetAsync("/hosts/" + host);
        if (!answer.IsSuccessStatusCode)
        {
            return $"status {(int)answer.StatusCode}";
        }

        string html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        IDocument page = await new HtmlParser().ParseDocumentAsync(html, TestContext.Current.CancellationToken);
        string head = page.QuerySelector(".page-head")?.TextContent ?? "";
        return head.Contains(host, StringComparison.Ordinal)
            && (head.Contains("Offline", StringComparison.Ordinal) || head.Contains("Stale", StringComparison.Ordinal))
            && Words[result].Any(word => head.Contains(word, StringComparison.OrdinalIgnoreCase))
            ? null
            : $"»{string.Join(' ', head.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}«";
    });
}
