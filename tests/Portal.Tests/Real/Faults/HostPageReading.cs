using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Portal.Tests.Support;

namespace Portal.Tests.Real.Faults;

/// <summary>What a host's page tells a person about it.</summary>
internal static partial class HostPageReading
{
    // Data is stale once it is two periods of the unwatched tick old; the tick after that and a second on top.
    private static readonly TimeSpan SeenWithin = TimeSpan.FromSeconds(16);

    // A word that the sentence of each reason must hold; which one is the page's own choice.
    private static readonly Dictionary<string, string[]> Words = new()
    {
        ["dns"] = ["name"],
        ["refused"] = ["refused", "listens"],
        ["timeout"] = ["in time", "within", "silent", "connect"],
        ["tls"] = ["certificate", "secure", "TLS"],
        ["status"] = ["status", "answered with", "error"],
        ["cut"] = ["broke off", "ended", "closed", "cut"],
        ["malformed"] = ["understood", "document", "HTTP", "UTF-8", "compressed"],
        ["too_large"] = ["large", "MiB", "KiB"],
        ["wrong_host"] = ["another host", "another cluster", "other host", "main host"],
    };

    /// <summary>Within two periods, a tick and a second: the host's name, its state in words, the reason as a sentence and since when (rule 9).</summary>
    /// <param name="from">The earliest moment that it may name.</param>
    public static Task AssertTellsAsync(PortalProcess portal, string host, string result, DateTimeOffset? from = null) => Until.HoldsAsync($"the page of {host} tells {result} (rule 9)", SeenWithin, async () =>
    {
        using HttpResponseMessage answer = await portal.GetAsync("/hosts/" + host);
        if (!answer.IsSuccessStatusCode)
        {
            return $"status {(int)answer.StatusCode}";
        }

        string html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        IDocument page = await new HtmlParser().ParseDocumentAsync(html, TestContext.Current.CancellationToken);
        string head = page.QuerySelector(".page-head")?.TextContent ?? "";
        // One that has not answered since the portal started has no moment at which it fell silent.
        bool tellsSince = IsSince(head, from) && (head.Contains("Offline", StringComparison.Ordinal) || head.Contains("Stale", StringComparison.Ordinal));
        return head.Contains(host, StringComparison.Ordinal)
            && (tellsSince || head.Contains("has not answered yet", StringComparison.Ordinal) || head.Contains("has not answered since Portal started", StringComparison.Ordinal))
            && Words[result].Any(word => head.Contains(word, StringComparison.OrdinalIgnoreCase))
            ? null
            : $"»{string.Join(' ', head.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}«";
    });

    // The time of day in UTC, to the second. Around midnight any will do.
    private static bool IsSince(string head, DateTimeOffset? from)
    {
        Match since = Since().Match(head);
        return since.Success && (from is not { } earliest || !TimeOnly.TryParse(since.Groups[1].ValueSpan, CultureInfo.InvariantCulture, out TimeOnly time)
            || earliest.UtcDateTime.TimeOfDay - time.ToTimeSpan() is var ahead && (ahead < TimeSpan.FromSeconds(1) || ahead > TimeSpan.FromHours(12)));
    }

    [GeneratedRegex(@"since (\S+(?: \S+)?) UTC")]
    private static partial Regex Since();
}
