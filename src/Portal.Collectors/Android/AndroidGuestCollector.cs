using System.Collections.Immutable;
using Portal.Collectors.Kernel;

namespace Portal.Collectors.Android;

/// <summary>Android emulators: found by their command line, measured from <c>/proc</c>; nothing is asked of the emulator itself.</summary>
/// <remarks>
/// Tier 0 reads the emulators that are known; tier 1 looks for new ones, at the start, every 5 s and when one has ended, on a thread of its own: reading the command line of a process that is stuck
/// in the kernel can hang, and must not take the known emulators with it.
/// </remarks>
public sealed class AndroidGuestCollector : IGuestCollector
{
    private readonly EmulatorList _emulators;
    private readonly FailureLedger _failures = new();
    private readonly TimeProvider _clock;

    public AndroidGuestCollector(KernelFiles files, TimeProvider clock)
    {
        _clock = clock;
        _emulators = new EmulatorList(files, clock);
    }

    public GuestKind Kind => GuestKind.Android;

    public async ValueTask<GuestCollection> CollectAsync(CancellationToken cancellationToken)
    {
        long start = _clock.GetTimestamp();
        await _emulators.RefreshAsync(cancellationToken);
        ImmutableArray<GuestSample> guests = Read(out bool ended, out KernelReadOutcome fault);
        if (ended)
        {
            // Its successor may be there already.
            await _emulators.RefreshAsync(cancellationToken);
            guests = Read(out _, out fault);
        }

        return new GuestCollection { Guests = guests, Outcomes = [Outcome(start, guests.Length, fault), _emulators.Outcome()] };
    }

    private ImmutableArray<GuestSample> Read(out bool ended, out KernelReadOutcome fault)
    {
        ended = false;
        fault = KernelReadOutcome.Read;
        var guests = ImmutableArray.CreateBuilder<GuestSample>();
        foreach ((Emulator emulator, bool sharesNetwork) in _emulators.Counting())
        {
            bool ran = !emulator.HasEnded;
            KernelReadOutcome outcome = emulator.Read(sharesNetwork, out GuestSample? sample);
            if (sample is not null)
            {
                guests.Add(sample);
            }

            if (outcome == KernelReadOutcome.Gone)
            {
                ended = true;
                _emulators.Forget(emulator);
            }
            else if (ran && emulator.HasEnded)
            {
                ended = true;
                _emulators.LookAgain();
            }
            else if (outcome != KernelReadOutcome.Read)
            {
                fault = outcome;
            }
        }

        return guests.DrainToImmutable();
    }

    private CollectorOutcome Outcome(long start, int guests, KernelReadOutcome fault)
    {
        CollectorFailure? reason = fault switch
        {
            KernelReadOutcome.Read => null,
            KernelReadOutcome.Denied => CollectorFailure.Denied,
            KernelReadOutcome.Malformed => CollectorFailure.Malformed,
            KernelReadOutcome.TooLarge => CollectorFailure.TooLarge,
            _ => CollectorFailure.Internal,
        };
        if (reason is { } failure)
        {
            _failures.Add(failure);
        }

        return new CollectorOutcome
        {
            Collector = Kind.Name,
            Tier = 0,
            Success = reason is null,
            Reason = reason,
            Error = reason is null ? null : "The process of an emulator could not be read.",
            DurationNanoseconds = (long)_clock.GetElapsedTime(start).TotalNanoseconds,
            AgeNanoseconds = 0,
            Failures = _failures.Counts,
            Guests = guests,
        };
    }
}
