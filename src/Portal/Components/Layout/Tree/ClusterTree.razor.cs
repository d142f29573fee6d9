using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Portal.Components.Preferences;
using Portal.Components.Shared;
using Portal.Live;
using Portal.Problems;

namespace Portal.Components.Layout.Tree;

/// <summary>Deployments or hosts with their guests beside every page. Only what is unfolded is rendered; the bars in the icons tick as all live cells do.</summary>
public sealed partial class ClusterTree
{
    // Figures of a list change every two seconds: faster can't be read.
    private static readonly TimeSpan FigurePeriod = TimeSpan.FromSeconds(1.8);

    private readonly LiveCells _cells = new("t");
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private readonly Action<string> _fold;
    private TreeRows? _made;
    private (long Structure, ImmutableArray<Problem> Problems)? _of;
    private bool? _madeBy;
    private long? _figuresAt;
    private long _messages;

    public ClusterTree() => _fold = Fold;

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
            Script.Beside = Figures;
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

    protected override void OnLeft()
    {
        Navigation.LocationChanged -= OnMoved;
        Script.Beside = null;
    }

    protected override bool Read()
    {
        LiveFrame frame = Frame;
        HasSnapshot = frame.HasSnapshot;
        var of = (ClusterStructure.VersionOf(frame), Problems.Active);
        bool changed = false;
        if (_of != of || _made is null)
        {
            _of = of;
            TreeRows made = SharedTrees.Of(frame, Problems, ByHost, _open, Current);
            changed = _made is null || (made != _made && !made.Rows.SequenceEqual(_made.Rows));
            _made = made;
        }

        TreeRows rows = _made;
        _cells.Use((key, _) => rows.Cpu(frame, key));
        return changed;
    }

    // A page that sends nothing by itself leaves the bars to us.
    protected override async Task AfterTickAsync()
    {
        if (_messages == Script.Messages)
        {
            await Script.ApplyAsync(new ScriptMessage { At = Frame.Snapshot.TakenAt.ToUnixTimeMilliseconds() });
        }

        _messages = Script.Messages;
    }

    private List<object?[]> Figures()
    {
        if (_figuresAt is { } last && Clock.GetElapsedTime(last) < FigurePeriod)
        {
            return [];
        }

        _figuresAt = Clock.GetTimestamp();
        return _cells.Changes();
    }

    private void OnMoved(object? sender, LocationChangedEventArgs moved)
    {
        Unfold();
        Make();
    }

    // What the page is about is in sight.
    private void Unfold() => _open.UnionWith(TreePath.To(Frame, Current, ByHost));

    private void Fold(string key)
    {
        if (!_open.Remove(key))
        {
            _open.Add(key);
        }

        Make();
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
