using System.Collections.Immutable;
using Portal.Components.Shared;
using Portal.Live;
using Portal.Problems;

namespace Portal.Components.Layout.Tree;

/// <summary>The rows of the tree as tabs show them now: those that have the same unfolded share them. For any thread.</summary>
internal static class SharedTrees
{
    private const int MostKept = 8;

    private static readonly Lock Gate = new();
    private static ImmutableArray<Shared> _kept = [];

    public static TreeRows Of(LiveFrame frame, ProblemList problems, bool byHost, IEnumerable<string> open, string current)
    {
        Asked asked = new(ClusterStructure.VersionOf(frame), problems.Active, byHost, string.Join('\n', open.Order(StringComparer.Ordinal)), current);
        lock (Gate)
        {
            if (_kept.FirstOrDefault(shared => shared.Asked == asked) is { } known)
            {
                return known.Rows;
            }

            TreeRows rows = new(frame, TreeBranches.Of(frame, problems, byHost), open.ToHashSet(StringComparer.Ordinal), current);
            _kept = [new Shared(asked, rows), .. _kept.Take(MostKept - 1)];
            return rows;
        }
    }

    private sealed record Asked(long Structure, ImmutableArray<Problem> Problems, bool ByHost, string Open, string Current);

    private sealed record Shared(Asked Asked, TreeRows Rows);
}
