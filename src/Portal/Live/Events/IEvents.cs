using System.Collections.Immutable;

namespace Portal.Live.Events;

/// <summary>What happened since the program started, as far as it is kept. For any thread.</summary>
public interface IEvents
{
    /// <summary>Since when events are seen; null until the first look.</summary>
    DateTimeOffset? Since { get; }

    /// <summary>Another number after each new event.</summary>
    long Version { get; }

    /// <summary>The newest of those that are wanted, newest first.</summary>
    ImmutableArray<LiveEvent> Newest(Func<LiveEvent, bool> isWanted, int most = EventBook.MostOfSubject);
}
