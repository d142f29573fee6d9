namespace Portal.Stack;

/// <summary>How one question went.</summary>
/// <param name="WasAnswered">Somebody answered at its address, if only the proxy before it.</param>
/// <param name="Reason">Null for a good answer.</param>
internal sealed record ProbeAnswer(bool WasAnswered, string? Reason)
{
    public static ProbeAnswer Good { get; } = new(true, null);

    public bool IsGood => Reason is null;
}
