namespace Portal.Doctor.Checks.Stack;

/// <summary>Pages reach the portal as WebSockets and under the one name that the browser knows.</summary>
/// <param name="connections">Null where there are no pages.</param>
internal sealed class PageOrigin(PageConnections? connections) : ICheckSource
{
    private const string Expected = "a WebSocket, under the page's own name";

    public IEnumerable<IDoctorCheck> ChecksOf(DoctorSight sight) => connections is null || sight.WhyAlone is not null ? []
        : [DoctorCheck.Of(CheckGroup.Stack, "Pages' connection", null, () => Look(connections.WebSockets, connections.Others, connections.Newest))];

    internal static Finding Look(long webSockets, long others, PageConnection? newest)
    {
        if (newest is null)
        {
            return Finding.NotApplicable("no page was opened since the start");
        }

        if (webSockets == 0 && others > 0)
        {
            return Finding.Fail("no page has a WebSocket: they poll", Expected, new Fix("Use nginx/portal.conf.template, or let the proxy pass on, in Nginx' words:", "proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade;"));
        }

        return newest.Origin is { } origin && !origin.Equals(newest.Host, StringComparison.OrdinalIgnoreCase)
            ? Finding.Fail("the proxy asks under another name than the page's", Expected, new Fix("Let the proxy pass on the browser's, in Nginx' words:", "proxy_set_header Host $http_host;"))
            : Finding.Pass($"a WebSocket, {(newest.IsProxied ? "through a proxy that says who asks" : "without a proxy")}", Expected);
    }
}
