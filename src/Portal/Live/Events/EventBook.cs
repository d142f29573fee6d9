using System.Collections.Immutable;

namespace Portal.Live.Events;

/// <summary>Keeps the newest events: 200 of each host, guest and deployment, 10,000 in all (about 2 MB). Written by the tick, read from any thread.</summary>
internal sealed class EventBook : IEvents
{
    public const int MostOfSubject = 200;
    public const int Most = 10_000;

    private readonly Lock _gate = new();
    private readonly LinkedList<LiveEvent> _events = new();
    private readonly Dictionary<EventSubject, Queue<LinkedListNode<LiveEvent>>> _bySubject = [];
    private long _version;

    public DateTimeOffset? Since { get; private set; }

    public long Version => Interlocked.Read(ref _version);

    public void Begin(DateTimeOffset now) => Since ??= now;

    public void Add(LiveEvent happened)
    {
        lock (_gate)
        {
            if (!_bySubject.TryGetValue(happened.Subject, out Queue<LinkedListNode<LiveEvent>>? own))
            {
                _bySubject[happened.Subject] = own = new Queue<LinkedListNode<LiveEvent>>();
            }

            // One that starts again every second must not drive out what happened to all others.
            own.Enqueue(_events.AddLast(happened));
            if (own.Count > MostOfSubject)
            {
                Drop(happened.Subject);
            }

            if (_events.Count > Most)
            {
                Drop(_events.First!.Value.Subject);
            }

            _version++;
        }
    }

    public ImmutableArray<LiveEvent> Newest(Func<LiveEvent, bool> isWanted, int most = MostOfSubject)
    {
        lock (_gate)
        {
            return [.. _events.Reverse().Where(isWanted).OrderByDescending(happened => happened.At).Take(most)];
        }
    }

    private void Drop(EventSubject subject)
    {
        Queue<LinkedListNode<LiveEvent>> own = _bySubject[subject];
        _events.Remove(own.Dequeue());
        if (own.Count == 0)
        {
            _bySubject.Remove(subject);
        }
    }
}
