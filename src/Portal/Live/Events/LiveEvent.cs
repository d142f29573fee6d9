namespace Portal.Live.Events;

/// <summary>Something that happened. Immutable.</summary>
/// <param name="At">When it was seen, or when the host says it happened.</param>
/// <param name="Host">Where: the guest's host at that time; null where it has none.</param>
/// <param name="Before">State, host or boot before, as a word of its own vocabulary; null where there is none.</param>
/// <param name="After">The same afterwards; for a silence its reason.</param>
public sealed record LiveEvent(DateTimeOffset At, LiveEventKind Kind, EventSubject Subject, string? Host, string? Before = null, string? After = null);
