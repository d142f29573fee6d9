namespace Portal.Tests.Real.Faults;

/// <summary>One way to make a row's fault, and what the portal then says.</summary>
/// <param name="Name">For messages.</param>
/// <param name="MakeAsync">Makes the fault.</param>
/// <param name="Reasons">Results of the fan-out that are right; empty: the host stays up, the row asserts more itself.</param>
internal sealed record FaultVariant(string Name, Func<Task> MakeAsync, params string[] Reasons)
{
    /// <summary>Ends it, where a healthy script alone does not.</summary>
    public Func<Task> HealAsync { get; init; } = () => Task.CompletedTask;

    /// <summary>The peer saw no request: what called was not let that far.</summary>
    public bool WithoutRequest { get; init; }

    /// <summary>Looked at while the fault lasts.</summary>
    public Func<TimedScrape, Task> MeanwhileAsync { get; init; } = _ => Task.CompletedTask;
}
