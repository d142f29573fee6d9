using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Portal.Bench.Circuits;

/// <summary>One open tab without a browser: a document, its circuit, and the answers that the script would give. What is drawn is only counted.</summary>
internal sealed partial class HeadlessTab : IAsyncDisposable
{
    // A list's window of ten rows or so, on a page of a thousand.
    private const string Below = "[60000, 60000, 640]";

    // Two lines a row.
    private const int OnScreen = 40;

    private readonly HubConnection _hub = new();
    private Task _loop = Task.CompletedTask;
    private readonly List<string> _lines = [];
    private long? _linesAsked;
    private int _linesSaid;
    private int _calls;

    public int Renders { get; private set; }

    public int Ticks { get; private set; }

    public long BytesReceived => _hub.BytesReceived;

    public string? Fault { get; private set; }

    public static async Task<HeadlessTab> OpenAsync(HttpClient http, Uri page, CancellationToken cancellationToken)
    {
        string document = await http.GetStringAsync(page, cancellationToken);
        HeadlessTab tab = new();
        await tab._hub.OpenAsync(page, cancellationToken);
        string state = State().Match(document) is { Success: true } found ? found.Groups[1].Value : string.Empty;
        string origin = page.GetLeftPart(UriPartial.Authority) + "/";
        await tab._hub.CallAsync("start", "StartCircuit", [origin, page.AbsoluteUri, "[]", state], cancellationToken);
        tab._loop = tab.RunAsync(Roots(document), state, cancellationToken);
        return tab;
    }

    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static string Roots(string document)
    {
        IEnumerable<string> operations = Marker().Matches(document).Select(match => match.Groups[1].Value).Where(marker => marker.Contains("\"descriptor\"", StringComparison.Ordinal))
            .Select((marker, index) => $"{{\"type\":\"add\",\"ssrComponentId\":{index + 1},\"marker\":{marker}}}");
        return $"{{\"batchId\":1,\"operations\":[{string.Join(',', operations)}]}}";
    }

    private async Task RunAsync(string roots, string state, CancellationToken cancellationToken)
    {
        while (await _hub.NextAsync(cancellationToken) is { } message)
        {
            switch (message)
            {
                case [3L, _, "start", ..]:
                    await _hub.CallAsync(null, "UpdateRootComponents", [roots, state], cancellationToken);
                    break;
                case [1L, _, _, "JS.RenderBatch", object?[] arguments, ..]:
                    Renders++;
                    _lines.AddRange(Line().Matches(Encoding.Latin1.GetString((byte[])arguments[1]!)).Select(match => match.Groups[1].Value));
                    await _hub.CallAsync(null, "OnRenderCompleted", [arguments[0], null], cancellationToken);
                    await ShowLinesAsync(cancellationToken);
                    break;
                case [1L, _, _, "JS.BeginInvokeJS", object?[] arguments, ..]:
                    await AnswerAsync((long)arguments[0]!, (string)arguments[1]!, (string?)arguments[2], cancellationToken);
                    break;
                case [1L, _, _, "JS.Error", object?[] arguments, ..]:
                    Fault = arguments[0] as string;
                    break;
                case [7L, ..]:
                    Fault ??= "The server closed the circuit.";
                    return;
            }
        }
    }

    private async Task AnswerAsync(long task, string function, string? arguments, CancellationToken cancellationToken)
    {
        Ticks += function is "apply" ? 1 : 0;
        if (task != 0)
        {
            string result = function is "import" ? "{\"__jsObjectId\":1}" : "null";
            await _hub.CallAsync(null, "EndInvokeJSFromDotNet", [task, true, $"[{task},true,{result}]"], cancellationToken);
        }

        if (function is "connectSparks" && arguments is not null)
        {
            using JsonDocument given = JsonDocument.Parse(arguments);
            _linesAsked = given.RootElement[0].GetProperty("__dotNetObject").GetInt64();
            await ShowLinesAsync(cancellationToken);
        }

        // The list learns how tall its window is, and draws the rows that fit.
        if (function.EndsWith("Virtualize.init", StringComparison.Ordinal) && arguments is not null)
        {
            using JsonDocument given = JsonDocument.Parse(arguments);
            long list = given.RootElement[0].GetProperty("__dotNetObject").GetInt64();
            await _hub.CallAsync(null, "BeginInvokeDotNetFromJS", [$"{++_calls}", null, "OnSpacerAfterVisible", list, Below], cancellationToken);
        }
    }

    // The script says which lines are on screen: here the newest that were drawn.
    private async Task ShowLinesAsync(CancellationToken cancellationToken)
    {
        if (_linesAsked is { } page && _lines.Count > _linesSaid)
        {
            _linesSaid = _lines.Count;
            string ids = JsonSerializer.Serialize(_lines.TakeLast(OnScreen));
            await _hub.CallAsync(null, "BeginInvokeDotNetFromJS", [$"{++_calls}", null, "ShowSparks", page, $"[{ids}]"], cancellationToken);
        }
    }

    // An id among the strings of a batch, behind its length.
    [GeneratedRegex("[\\x02-\\x07](s[0-9]+)(?![0-9])")]
    private static partial Regex Line();

    [GeneratedRegex("<!--Blazor:(\\{.*?\\})-->")]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:([A-Za-z0-9+/=]+)-->")]
    private static partial Regex State();
}
