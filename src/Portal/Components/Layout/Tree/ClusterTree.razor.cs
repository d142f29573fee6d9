using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;
using Portal.Components.Preferences;
using Portal.Components.Shared;
using Portal.Live;
using Portal.Problems;

namespace Portal.Components.Layout.Tree;

/// <summary>Deployments or hosts with their guests beside every page. Only what is unfolded has rows; the bars in the icons tick as all live cells do.</summary>
/// <remarks>On a circuit the browser's script draws the rows, from what has changed in them. A component for each kept 175 KB in every tab of a cluster of eighty deployments.</remarks>
public sealed partial class ClusterTree
{
    // Figures of a list change every two seconds: faster can't be read.
    private static readonly TimeSpan FigurePeriod = TimeSpan.FromSeconds(1.8);

    private readonly ShownTree _shown = new();
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private DotNetObjectReference<TreeBoard>? _board;
    private TreeRows? _made;

    // Figures are looked up in what the rows were made from or a frame of the same structure, never in what came meanwhile.
    private LiveFrame? _read;
    private (long Structure, ImmutableArray<Problem> Problems)? _of;
    private bool? _madeBy;
    private bool _isInBrowser;
    private long? _figuresAt;
    private long _messages;

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required PortalScript Script { get; init; }

    private bool ByHost => Settings.Tree is TreeOrder.Host;

    private bool HasSnapshot { get; set; }

    private ImmutableArray<TreeNode> Rows => _made?.Rows ?? [];

    private string Current => Navigation.ToBaseRelativePath(Navigation.Uri).Split('?', '#')[0];

    protected override void OnInitialized()
    {
        Navigation.LocationChanged += OnMoved;
        Unfold();
        base.OnInitialized();
        if (RendererInfo.IsInteractive)
        {
            Script.Beside = Add;
        }
    }

    protected override void OnParametersSet()
    {
        if (_madeBy != ByHost)
        {
            _madeBy = ByHost;
            Unfold();
            Make();
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _board = DotNetObjectReference.Create(new TreeBoard(FoldAsync, ShowAgainAsync));
            await Script.ConnectTreeAsync(_board);
        }

        // What the script draws into is there from the render on that has rows.
        _isInBrowser = !Rows.IsEmpty;
        if (_isInBrowser)
        {
            await SendAsync();
        }
        else
        {
            _shown.Clear();
        }
    }

    protected override void OnLeft()
    {
        Navigation.LocationChanged -= OnMoved;
        Script.Beside = null;
        _board?.Dispose();
    }

    protected override bool Read()
    {
        LiveFrame frame = _read = Frame;
        (bool HasSnapshot, bool IsEmpty) looked = (HasSnapshot, Rows.IsEmpty);
        HasSnapshot = frame.HasSnapshot;
        var of = (ClusterStructure.VersionOf(frame), Problems.Active);
        if (_of != of || _made is null)
        {
            _of = of;
            _made = SharedTrees.Of(frame, Problems, ByHost, _open, Current);
        }

        return looked != (HasSnapshot, Rows.IsEmpty);
    }

    // A page that sends nothing by itself leaves the bars to us.
    protected override async Task AfterTickAsync()
    {
        if (_messages == Script.Messages)
        {
            await SendAsync();
        }

        _messages = Script.Messages;
    }

    private async Task SendAsync() => await Script.ApplyAsync(new ScriptMessage { At = Frame.Snapshot.TakenAt.ToUnixTimeMilliseconds() });

    private ScriptMessage Add(ScriptMessage message)
    {
        if (!_isInBrowser || _made is null || _read is null)
        {
            return message;
        }

        // Rows that are new come without figures, which are due at once.
        TreeMessage? tree = _shown.Take(_made);
        if (tree is null && _figuresAt is { } last && Clock.GetElapsedTime(last) < FigurePeriod)
        {
            return message;
        }

        _figuresAt = Clock.GetTimestamp();
        List<object?[]> figures = _shown.TakeFigures(_read);
        return message with { Tree = tree, Cells = figures.Count == 0 ? message.Cells : [.. message.Cells ?? [], .. figures] };
    }

    private void OnMoved(object? sender, LocationChangedEventArgs moved) => _ = InvokeAsync(async () =>
    {
        Unfold();
        Make();
        await SendAsync();
    });

    // What the page is about is in sight.
    private void Unfold() => _open.UnionWith(TreePath.To(Frame, Current, ByHost));

    private async Task FoldAsync(string row)
    {
        if (Rows.FirstOrDefault(node => node.Id == row)?.Key is not { } key)
        {
            return;
        }

        if (!_open.Remove(key))
        {
            _open.Add(key);
        }

        Make();
        await SendAsync();
    }

    private async Task ShowAgainAsync()
    {
        _shown.Clear();
        await SendAsync();
    }

    private void Make()
    {
        _of = null;
        if (Read())
        {
            StateHasChanged();
        }
    }
}
