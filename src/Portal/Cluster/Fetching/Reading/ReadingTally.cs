namespace Portal.Cluster.Fetching.Reading;

/// <summary>Counts what one document holds that can't be. One document per thread at a time: reading never waits.</summary>
internal static class ReadingTally
{
    /// <summary>A document with more is not worth reading on: each costs an exception or a search for its end.</summary>
    public const int Most = 1000;

    [ThreadStatic]
    private static int _count;

    public static int Count => _count;

    public static void Start() => _count = 0;

    /// <exception cref="PeerFailure">There are too many.</exception>
    public static void Add(int more = 1)
    {
        _count += more;
        if (_count > Most)
        {
            throw new PeerFailure(FetchResult.Malformed, "More than a thousand values of its answer can't be.");
        }
    }

    /// <summary>Counted, whatever the number: parts that were not read one by one.</summary>
    public static void AddUnread(int more) => _count += more;
}
