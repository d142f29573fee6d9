using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Portal.Cluster.Members;
using Portal.Testbed;

namespace Portal.Cluster.Fetching;

/// <summary>A host that has TestbedOS' server and no portal: one request for the host, one for each guest that should run there, four at a time. The server sleeps half a second for each guest.</summary>
internal sealed class TestbedSource(Member member, Func<TestbedContents> contents, OutboundRules rules, AddressBook book, TimeProvider clock) : IHostSource
{
    private const int Parallel = 4;

    /// <summary>Below the fan-out's longest budget: what is not asked by then is asked first the next time, and counts as unknown now.</summary>
    private static readonly TimeSpan GuestTime = TimeSpan.FromSeconds(3.5);

    private readonly TestbedServer _server = new(member, rules, book, clock);
    private int _next;

    public string WhyUnanswered => _server.WhyUnanswered;

    public async Task<FetchedSnapshot> FetchAsync(TimeSpan maxAge, CancellationToken cancellationToken)
    {
        long start = clock.GetTimestamp();
        long bytes = 0;
        TestbedAnswer host = await _server.AskAsync(Routes.TestbedHostFigures, cancellationToken);
        bytes += host.Bytes;
        if (host.Figures is not { } figures)
        {
            return FetchedSnapshot.Failed(host.Result, host.Reason, clock.GetElapsedTime(start), bytes);
        }

        ImmutableArray<AskedGuest> guests = AskedGuest.On(member.Name, contents());
        var answers = new ConcurrentDictionary<AskedGuest, TestbedAnswer>();
        using var over = new CancellationTokenSource(GuestTime, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(over.Token, cancellationToken);
        try
        {
            await System.Threading.Tasks.Parallel.ForEachAsync(
                InTurn(guests),
                new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = either.Token },
                async (guest, token) => answers[guest] = await _server.AskAsync(guest.Path, token));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The time for guests is over; the host has answered, and what came counts.
        }
        catch (OperationCanceledException)
        {
            return FetchedSnapshot.Failed(FetchResult.Timeout, WhyUnanswered, clock.GetElapsedTime(start), bytes);
        }

        bytes += answers.Values.Sum(answer => answer.Bytes);
        TimeSpan duration = clock.GetElapsedTime(start);
        return new FetchedSnapshot
        {
            Result = FetchResult.Ok,
            Snapshot = TestbedSnapshot.Of(member.Name, guests, answers, clock),
            Testbed = new TestbedReadings
            {
                CpuPercent = figures.Cpu,
                MemoryGigabytes = figures.Memory,
                Guests = answers.Where(pair => pair.Value.Figures is not null).ToFrozenDictionary(pair => (pair.Key.Kind.Name, pair.Key.RuntimeName), pair => pair.Key.Reading(pair.Value.Figures!)),
            },
            ReceivedBytes = bytes,
            Duration = duration,
        };
    }

    /// <summary>There is no stream; whoever looks sees what scrapes and ticks fetch.</summary>
    public IAsyncEnumerable<FetchedSnapshot> WatchAsync(TimeSpan period, CancellationToken cancellationToken) => AsyncEnumerable.Empty<FetchedSnapshot>();

    public void Dispose() => _server.Dispose();

    private IEnumerable<AskedGuest> InTurn(ImmutableArray<AskedGuest> guests)
    {
        int first = guests.IsEmpty ? 0 : _next % guests.Length;
        for (int i = 0; i < guests.Length; i++)
        {
            _next = first + i;
            yield return guests[(first + i) % guests.Length];
        }
    }
}
