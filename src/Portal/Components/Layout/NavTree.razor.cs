using Microsoft.AspNetCore.Components;
using Portal.Components.Shared;
using Portal.Doctor;
using Portal.Live;
using Portal.Problems;

namespace Portal.Components.Layout;

/// <summary>Hosts and deployments beside every page; rendered only when one comes, goes or changes its state.</summary>
public partial class NavTree
{
    private ILiveWatch? _subscription;

    [Inject]
    public required CircuitLive Cluster { get; init; }

    [Inject]
    public required LiveHistory History { get; init; }

    [Inject]
    public required IProblems Problems { get; init; }

    [Inject]
    public required IDoctor Doctor { get; init; }

    private NavTreeView Tree { get; set; } = NavTreeView.From(LiveFrame.Empty, ProblemList.Empty, 0);

    private NavTreeView Now => NavTreeView.From(History.Newest, Problems.Newest, Doctor.Newest?.Failed ?? 0);

    public async ValueTask DisposeAsync()
    {
        if (_subscription is { } subscription)
        {
            _subscription = null;
            await subscription.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    protected override void OnInitialized()
    {
        if (RendererInfo.IsInteractive)
        {
            _subscription = Cluster.Watch(_ => InvokeAsync(Tick), HostInterest.None);
        }

        Tree = Now;
    }

    private void Tick()
    {
        NavTreeView tree = Now;
        if (!tree.HasShapeOf(Tree))
        {
            Tree = tree;
            StateHasChanged();
        }
    }
}
