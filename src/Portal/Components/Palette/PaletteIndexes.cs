using System.Collections.Immutable;
using Portal.Components.Shared;
using Portal.Live;
using Portal.Problems;

namespace Portal.Components.Palette;

/// <summary>The newest index, made once for all circuits and again only when structure or problems are others. Thread-safe.</summary>
/// <remarks>It is held weakly: a cluster of ten thousand guests makes some megabytes of texts, which nobody needs while no palette is open.</remarks>
public sealed class PaletteIndexes
{
    private readonly Lock _gate = new();
    private readonly WeakReference<PaletteIndex?> _newest = new(null);
    private (long Structure, ImmutableArray<Problem> Problems) _of;

    internal PaletteIndex Of(LiveFrame frame, ProblemList problems)
    {
        var of = (ClusterStructure.VersionOf(frame), problems.Active);
        lock (_gate)
        {
            if (_of != of || !_newest.TryGetTarget(out PaletteIndex? index))
            {
                index = new PaletteIndex(PaletteEntries.Of(frame, problems));
                _newest.SetTarget(index);
                _of = of;
            }

            return index;
        }
    }
}
