namespace Portal.Components.Shared;

/// <summary>How many tabs are open on pages now. Thread-safe.</summary>
public sealed class Viewers
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    internal void Come() => Interlocked.Increment(ref _count);

    internal void Leave() => Interlocked.Decrement(ref _count);
}
