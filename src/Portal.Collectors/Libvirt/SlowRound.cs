using System.Collections.Concurrent;
using Portal.Collectors.Libvirt.Interop;

namespace Portal.Collectors.Libvirt;

/// <summary>One pass of tier 1 over all domains: up to four calls side by side, each with its own deadline, so that a silent QEMU costs its own domain alone.</summary>
internal sealed class SlowRound(SlowLanes lanes, SlowCalls calls, TimeProvider clock)
{
    private const int Workers = 4;

    private static readonly TimeSpan CallDeadline = TimeSpan.FromSeconds(1);

    private readonly ConcurrentQueue<SlowDomain> _queue = [];
    private LibvirtFailure? _failure;

    /// <summary>Ends when every call is answered or past its deadline.</summary>
    /// <returns>The first failure; null when every domain was measured.</returns>
    public async Task<LibvirtFailure?> RunAsync(IEnumerable<SlowDomain> domains)
    {
        foreach (SlowDomain domain in domains)
        {
            _queue.Enqueue(domain);
        }

        int workers = Math.Min(Workers, _queue.Count);
        await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => WorkAsync()));
        return _failure;
    }

    private async Task WorkAsync()
    {
        LibvirtLane lane = lanes.Take();
        while (_queue.TryDequeue(out SlowDomain? domain))
        {
            if (!calls.TryBegin(domain, out bool withDefinition))
            {
                Failed(LibvirtFailure.Overdue);
                continue;
            }

            DomainIdentity identity = domain.Identity;
            Task<LaneAnswer<SlowAnswer>> call = lane.CallAsync(connection => SlowCall.Make(connection, identity, withDefinition));
            try
            {
                LaneAnswer<SlowAnswer> answer = await call.WaitAsync(CallDeadline, clock);
                calls.End(domain, answer.Value);
                Failed(answer.Failure ?? answer.Value?.Failure);
            }
            catch (TimeoutException)
            {
                // The lane is stuck: let go, it ends itself when the call returns. What it brings then is too old to be used.
                calls.Overdue();
                _ = call.ContinueWith(_ => calls.EndOverdue(domain), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
                lane.Dispose();
                lane = lanes.Take();
                Failed(LibvirtFailure.Overdue);
            }
        }

        lanes.GiveBack(lane);
    }

    private void Failed(LibvirtFailure? failure)
    {
        // Gone between the list and the call: normal.
        if (failure is not null && failure.Reason != CollectorFailure.Gone)
        {
            Interlocked.CompareExchange(ref _failure, failure, null);
        }
    }
}
