using Portal.Collectors;

namespace Portal.Demo;

/// <summary>A kind whose collector is switched off on this machine: known, so that simulated guests of it are shown like any, with none here.</summary>
internal sealed class SimulatedKind(GuestKind kind) : IGuestCollector
{
    public GuestKind Kind => kind;

    /// <summary>No guest and no outcome, as where the runtime was never there.</summary>
    public ValueTask<GuestCollection> CollectAsync(CancellationToken cancellationToken) => ValueTask.FromResult(new GuestCollection());
}
