using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Portal.Components.Histories;
using Portal.Components.Pages.Problems;
using Portal.Components.Shared;
using Portal.Live;
using Portal.Problems;

namespace Portal.Components.Pages.Hosts;

/// <summary>One host: what it is, what its components do now, how its collectors fare.</summary>
public partial class HostPage
{
    [Parameter]
    public string HostName { get; set; } = string.Empty;

    protected override SubjectKey? Subject => View is null ? null : SubjectKey.OfHost(HostName);

    private protected override HistorySubject? Whose => View is null ? null : HistorySubject.OfHost(HostName);

    protected override HostInterest Interest => HostInterest.In(HostName);

    private ImmutableArray<Problem> Problems { get; set; } = [];

    private int GuestProblems { get; set; }

    private HostView? View { get; set; }

    private string Address => PageLinks.Host(HostName);

    private IEnumerable<string> KnownNames => Frame.Snapshot.Hosts.Select(host => host.Name);

    protected override bool Show(LiveFrame frame)
    {
        HostView? before = View;
        View = HostView.From(frame, HostName, Settings);
        bool histories = Use(View?.Sections ?? []);
        (ImmutableArray<Problem> problems, int guestProblems) = ProblemsOf.Host(Cluster.Problems, HostName);
        bool problemsChanged = guestProblems != GuestProblems || !problems.SequenceEqual(Problems);
        (Problems, GuestProblems) = (problems, guestProblems);
        return histories || problemsChanged || (View is null ? before is not null : !View.HasShapeOf(before));
    }

    protected override FigureSet Figures(LiveFrame frame) => frame.Host(HostName) is { } host ? HostFigures.Of(host) : new FigureSet();

    protected override HostLive? Source(LiveFrame frame) => frame.Host(HostName);
}
