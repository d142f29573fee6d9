using System.Collections.Concurrent;

namespace Portal.Security;

/// <summary>When each host that joined called last, by the name it calls under. In memory: a host calls every ten seconds. Thread-safe.</summary>
internal sealed class Heartbeats(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, long> _calledAt = new(StringComparer.Ordinal);

    /// <summary>The host calls now, and the caller of this has found that it may.</summary>
    public void See(string host) => _calledAt[host] = clock.GetTimestamp();

    /// <summary>Null for one that has not called since the program started.</summary>
    public TimeSpan? AgeOf(string host) => _calledAt.TryGetValue(host, out long at) ? clock.GetElapsedTime(at) : null;
}
