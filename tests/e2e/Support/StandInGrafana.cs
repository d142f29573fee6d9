using System.Collections.Concurrent;
using System.Collections.Specialized;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Portal.Tests.Real;
using Portal.Tests.Support;

namespace Portal.EndToEnd.Support;

/// <summary>How a Grafana can misbehave.</summary>
internal enum GrafanaMood
{
    Well,
    Broken,
    Slow,
    RefusesFrames,
    WantsSignIn,
}

/// <summary>Answers Grafana's addresses as Grafana does, from the shipped dashboards and a real Prometheus. What Grafana would misread is a 400, and a fault of the test.</summary>
internal sealed partial class StandInGrafana : IAsyncDisposable
{
    private static readonly string[] OfGrafana = ["orgId", "from", "to", "refresh", "timezone", "theme"];
    private static readonly string[] OfPanels = [.. OfGrafana, "panelId", "hideLogo"];
    private static readonly string[] OfDashboards = [.. OfGrafana, "kiosk", "_dash.hideTimePicker", "_dash.hideVariables", "_dash.hideLinks"];

    private readonly ConcurrentQueue<string> _faults = [];
    private readonly PrometheusServer _prometheus;
    private readonly int _port = FreePort.Next();
    private HttpListener _listener;

    public StandInGrafana(PrometheusServer prometheus)
    {
        _prometheus = prometheus;
        _listener = Listen();
    }

    public string Upstream => $"127.0.0.1:{_port}";

    public GrafanaMood Mood { get; set; }

    /// <summary>Addresses that Grafana would have misread.</summary>
    public IReadOnlyCollection<string> Faults => _faults;

    /// <summary>Panels and whole dashboards that were asked for, with their address.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    /// <summary>From now on connections are refused.</summary>
    public void Stop() => _listener.Close();

    public void Start()
    {
        _listener.Close();
        _listener = Listen();
    }

    public ValueTask DisposeAsync()
    {
        _listener.Close();
        return ValueTask.CompletedTask;
    }

    private HttpListener Listen()
    {
        HttpListener listener = new() { Prefixes = { $"http://127.0.0.1:{_port}/" } };
        listener.Start();
        _ = AcceptAsync(listener);
        return listener;
    }

    private async Task AcceptAsync(HttpListener listener)
    {
        try
        {
            while (true)
            {
                _ = AnswerAsync(await listener.GetContextAsync());
            }
        }
        catch (Exception closed) when (closed is ObjectDisposedException or HttpListenerException)
        {
            // It was stopped.
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            (int status, string type, string body) = Mood switch
            {
                GrafanaMood.Broken => (500, "text/plain", "broken"),
                GrafanaMood.Slow => await NeverAsync(),
                _ => await PageAsync(context),
            };
            if (Mood == GrafanaMood.RefusesFrames)
            {
                // The proxy allows frames of its own origin by a policy, and where there is one browsers pass over the older header.
                context.Response.Headers["X-Frame-Options"] = "deny";
                context.Response.Headers["Content-Security-Policy"] = "frame-ancestors 'none'";
            }

            byte[] bytes = Encoding.UTF8.GetBytes(body);
            context.Response.StatusCode = status;
            context.Response.ContentType = type;
            context.Response.Headers["Cache-Control"] = "no-store";
            await context.Response.OutputStream.WriteAsync(bytes);
            context.Response.Close();
        }
        catch (Exception gone) when (gone is ObjectDisposedException or HttpListenerException or IOException)
        {
            // The caller did not wait.
        }
        catch (Exception fault)
        {
            _faults.Enqueue($"{context.Request.RawUrl}: {fault}");
            context.Response.Abort();
        }
    }

    // Longer than anybody waits.
    private static async Task<(int, string, string)> NeverAsync()
    {
        await Task.Delay(TimeSpan.FromSeconds(30));
        return (200, "text/plain", "late");
    }

    private async Task<(int Status, string Type, string Body)> PageAsync(HttpListenerContext context)
    {
        string path = context.Request.Url!.AbsolutePath;
        if (path == "/grafana/api/health")
        {
            return (200, "application/json", """{"database":"ok"}""");
        }

        if (Mood == GrafanaMood.WantsSignIn)
        {
            context.Response.RedirectLocation = "/grafana/login";
            return path == "/grafana/login" ? (200, "text/html; charset=utf-8", "<!doctype html><html lang=en><title>Sign in</title><h1>Sign in</h1></html>") : (302, "text/html", "");
        }

        if (Dashboard().Match(path) is { Success: true } dashboard)
        {
            Asked.Enqueue(context.Request.RawUrl!);
            return await DashboardAsync(dashboard.Groups["uid"].Value, dashboard.Groups["solo"].Success, context.Request);
        }

        _faults.Enqueue("No such route: " + context.Request.RawUrl);
        return (404, "text/plain", "not found");
    }

    private async Task<(int, string, string)> DashboardAsync(string uid, bool isSolo, HttpListenerRequest request)
    {
        NameValueCollection query = request.QueryString;
        using JsonDocument? dashboard = Directory.GetFiles(Repository.PathOf("grafana", "dashboards"), "*.json")
            .Select(file => JsonDocument.Parse(File.ReadAllText(file)))
            .FirstOrDefault(file => file.RootElement.GetProperty("uid").ValueEquals(uid));
        if ((dashboard is null ? "no such dashboard" : Misread(dashboard.RootElement, isSolo, query)) is { } wrong)
        {
            _faults.Enqueue($"{request.RawUrl}: {wrong}");
            return (400, "text/plain", "misread");
        }

        if (!isSolo)
        {
            return (200, "text/html; charset=utf-8", Html(dashboard!.RootElement.GetProperty("title").GetString()!, query, ""));
        }

        JsonElement panel = dashboard!.RootElement.GetProperty("panels").EnumerateArray().FirstOrDefault(panel => panel.GetProperty("id").GetInt32().ToString(CultureInfo.InvariantCulture) == query["panelId"]);
        return (200, "text/html; charset=utf-8", panel.ValueKind == JsonValueKind.Undefined ? Html("Panel not found", query, "") : Html(panel.GetProperty("title").GetString()!, query, await NewestAsync(panel, query)));
    }

    private static string? Misread(JsonElement dashboard, bool isSolo, NameValueCollection query)
    {
        string[] declared = [.. dashboard.GetProperty("templating").GetProperty("list").EnumerateArray().Select(variable => "var-" + variable.GetProperty("name").GetString())];

        // A word without a value, as kiosk is, comes as a value without a name.
        string[] names = [.. query.AllKeys.SelectMany(name => name is null ? query.GetValues(name)! : [name])];
        return names.Except([.. isSolo ? OfPanels : OfDashboards, .. declared], StringComparer.Ordinal).FirstOrDefault() is { } unknown ? $"unknown parameter {unknown}"
            : names.FirstOrDefault(name => query.GetValues(name)?.Length > 1) is { } twice ? $"{twice} stands twice"
            : declared.Except(names, StringComparer.Ordinal).FirstOrDefault() is { } missing ? $"no value for {missing}"
            : !isSolo && !names.Contains("kiosk", StringComparer.Ordinal) ? "Grafana's own navigation would be shown"
            : isSolo && !int.TryParse(query["panelId"], NumberStyles.None, CultureInfo.InvariantCulture, out _) ? "the panel's id is no number"
            : query["refresh"] is { } refresh && !Refresh().IsMatch(refresh) ? $"refresh {refresh}"
            : query["theme"] is not ("light" or "dark") ? "no theme"
            : null;
    }

    private async Task<string> NewestAsync(JsonElement panel, NameValueCollection query)
    {
        string expression = panel.GetProperty("targets")[0].GetProperty("expr").GetString()!.Replace("$__rate_interval", "20s", StringComparison.Ordinal);
        foreach (string name in query.AllKeys.OfType<string>().Where(name => name.StartsWith("var-", StringComparison.Ordinal)))
        {
            expression = expression.Replace("$" + name[4..], query[name], StringComparison.Ordinal);
        }

        IReadOnlyList<PrometheusSeries> series = await _prometheus.QueryAsync(expression);
        return series.Count == 0 ? "no data" : series[0].Value.ToString("0.###", CultureInfo.InvariantCulture);
    }

    private static string Html(string title, NameValueCollection query, string newest)
    {
        (string page, string text) = query["theme"] == "dark" ? ("#181b1f", "#e6e6ec") : ("#ffffff", "#24292e");
        return $$"""
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>{{WebUtility.HtmlEncode(title)}}</title>
            <style>body { margin: 0; padding: 1rem; background: {{page}}; color: {{text}}; font: 1rem system-ui, sans-serif } h1 { font-size: 1rem }</style></head>
            <body><main aria-label="{{WebUtility.HtmlEncode(title)}}"><h1>{{WebUtility.HtmlEncode(title)}}</h1><p>stand-in</p>
            <p>{{WebUtility.HtmlEncode($"{query["from"]} to {query["to"]}, theme {query["theme"]}")}}</p><p data-newest>{{WebUtility.HtmlEncode(newest)}}</p></main></body>
            </html>
            """;
    }

    [GeneratedRegex(@"\A/grafana/d(?<solo>-solo)?/(?<uid>[A-Za-z0-9_-]{1,40})/[A-Za-z0-9_-]*\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Dashboard();

    [GeneratedRegex(@"\A(?:[5-9]|[1-9][0-9]+)s\z|\A[1-9][0-9]*[mh]\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Refresh();
}
