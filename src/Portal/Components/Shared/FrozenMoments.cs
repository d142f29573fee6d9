using System.Diagnostics.CodeAnalysis;
using Portal.Live;
using Portal.Problems;

namespace Portal.Components.Shared;

/// <summary>What paused tabs hold, so that an export gives the rows that its page shows. Thread-safe.</summary>
/// <remarks>A moment goes when the last tab that holds it resumes or is closed.</remarks>
public sealed class FrozenMoments(LiveHistory history, IProblems problems)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (ShownMoment Moment, int Holders)> _held = new(StringComparer.Ordinal);

    public ShownMoment Newest => new(history.Newest, problems.Newest);

    public void Hold(ShownMoment moment)
    {
        ArgumentNullException.ThrowIfNull(moment);
        lock (_gate)
        {
            _held[moment.Name] = (moment, _held.GetValueOrDefault(moment.Name).Holders + 1);
        }
    }

    public void LetGo(ShownMoment moment)
    {
        ArgumentNullException.ThrowIfNull(moment);
        lock (_gate)
        {
            if (_held.TryGetValue(moment.Name, out var held))
            {
                if (held.Holders > 1)
                {
                    _held[moment.Name] = (held.Moment, held.Holders - 1);
                }
                else
                {
                    _held.Remove(moment.Name);
                }
            }
        }
    }

    /// <summary>The moment that a route's parameter <c>at</c> names; the newest without one; false for one that no tab holds.</summary>
    public bool TryFind(string? name, [NotNullWhen(true)] out ShownMoment? moment)
    {
        if (string.IsNullOrEmpty(name))
        {
            moment = Newest;
            return true;
        }

        lock (_gate)
        {
            moment = _held.GetValueOrDefault(name).Moment;
            return moment is not null;
        }
    }
}
