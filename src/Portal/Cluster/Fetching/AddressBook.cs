using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace Portal.Cluster.Fetching;

/// <summary>Addresses of host names, looked up beside the scrape: a known name is answered from memory while it is looked up anew. Thread-safe.</summary>
/// <remarks>The C library's resolver can't be cancelled and may hang for half a minute: each lookup has a thread of its own, one per name and <see cref="MostLookups"/> in all, never one of the pool that a scrape needs.</remarks>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore without a wait handle holds nothing, and lookups that hang end after everything else.")]
internal sealed class AddressBook(Func<string, IPAddress[]> resolve, TimeProvider clock)
{
    /// <summary>What a name without a known address is waited for.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    /// <summary>After this a known name is looked up anew.</summary>
    public static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(1);

    /// <summary>After this a name that was not found is looked up again.</summary>
    public static readonly TimeSpan BadFor = TimeSpan.FromSeconds(4);

    private const int MostLookups = 8;

    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.OrdinalIgnoreCase);
    private readonly SemaphoreSlim _lookups = new(MostLookups);

    public static AddressBook OfThisHost(TimeProvider clock) => new(Dns.GetHostAddresses, clock);

    /// <summary>The name's addresses; null when it has none, or none is known in time.</summary>
    public async ValueTask<ImmutableArray<IPAddress>?> FindAsync(string name, CancellationToken cancellationToken)
    {
        Entry entry = _entries.GetOrAdd(name, static _ => new Entry());
        Task lookup;
        lock (entry)
        {
            if ((entry.LookedUpAt is not { } at || clock.GetElapsedTime(at) >= (entry.IsGood ? GoodFor : BadFor)) && entry.Lookup.IsCompleted)
            {
                entry.Lookup = LookUpAsync(name, entry);
            }

            // One without an address has nothing to answer from: it is waited for, or its host would be late by a whole round of asking.
            if (!entry.Addresses.IsEmpty || entry.Lookup.IsCompleted)
            {
                return Found(entry);
            }

            lookup = entry.Lookup;
        }

        await lookup.WaitAsync(Patience, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        lock (entry)
        {
            return Found(entry);
        }
    }

    private static ImmutableArray<IPAddress>? Found(Entry entry) => entry.Addresses.IsEmpty ? null : entry.Addresses;

    private async Task LookUpAsync(string name, Entry entry)
    {
        await _lookups.WaitAsync();
        try
        {
            ImmutableArray<IPAddress> addresses = await Task.Factory.StartNew(
                () => Resolve(name), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            lock (entry)
            {
                // One that was good and is not found now keeps its addresses: the resolver fails more often than hosts move.
                entry.IsGood = !addresses.IsEmpty;
                entry.Addresses = addresses.IsEmpty ? entry.Addresses : addresses;
                entry.LookedUpAt = clock.GetTimestamp();
            }
        }
        finally
        {
            _lookups.Release();
        }
    }

    private ImmutableArray<IPAddress> Resolve(string name)
    {
        try
        {
            return [.. resolve(name)];
        }
        catch (Exception fault) when (fault is SocketException or ArgumentException)
        {
            // Not found, or no name at all: either way there is nobody to call.
            return [];
        }
    }

    private sealed class Entry
    {
        public ImmutableArray<IPAddress> Addresses { get; set; } = [];

        public bool IsGood { get; set; }

        public long? LookedUpAt { get; set; }

        /// <summary>The newest; under way unless it is completed.</summary>
        public Task Lookup { get; set; } = Task.CompletedTask;
    }
}
