using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Portal.Live;
using Portal.Problems;

namespace Portal.Components.Shared;

/// <summary>What paused tabs hold, so that an export gives the rows that its page shows. Thread-safe.</summary>
/// <remarks>A moment goes when the last tab that holds it resumes or is closed. Each keeps a whole cluster's figures in memory, about 20 MB for ten thousand guests, so there are never more than <see cref="Most"/>.</remarks>
public sealed class FrozenMoments(LiveHistory history, IProblems problems)
{
    /// <summary>How many different moments tabs may be paused at; those that were paused longest resume when another one comes.</summary>
    public const int Most = 4;

    private readonly Lock _gate = new();
    private ImmutableList<Held> _held = [];

    public ShownMoment Newest => new(history.Newest, problems.Newest);

    /// <param name="resume">Called on another thread when the tab has to give way. It lets go.</param>
    public void Hold(ShownMoment moment, Action resume)
    {
        ArgumentNullException.ThrowIfNull(moment);
        ArgumentNullException.ThrowIfNull(resume);
        Held[] givingWay = [];
        lock (_gate)
        {
            _held = _held.Add(new Held(moment, resume));
            string[] names = [.. _held.Select(held => held.Moment.Name).Distinct(StringComparer.Ordinal)];
            if (names.Length > Most)
            {
                // Held no longer from now on, however long a tab takes to hear of it.
                givingWay = [.. _held.Where(held => held.Moment.Name == names[0])];
                _held = _held.RemoveRange(givingWay);
            }
        }

        foreach (Held held in givingWay)
        {
            // Not here: the caller's tab holds its own lock, and a tab that gives way takes its own.
            _ = Task.Run(held.Resume);
        }
    }

    public void LetGo(ShownMoment moment, Action resume)
    {
        ArgumentNullException.ThrowIfNull(moment);
        lock (_gate)
        {
            _held = _held.Remove(new Held(moment, resume));
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

        moment = Volatile.Read(ref _held).Find(held => held.Moment.Name == name)?.Moment;
        return moment is not null;
    }

    private sealed record Held(ShownMoment Moment, Action Resume);
}
