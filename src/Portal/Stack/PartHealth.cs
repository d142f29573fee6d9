namespace Portal.Stack;

/// <summary>What a row of answers says: two failures are down, two good ones are up. Not thread-safe: its probe owns it.</summary>
internal sealed class PartHealth(TimeProvider clock)
{
    private const int Enough = 2;

    private int _row;
    private bool _rowIsGood;
    private DateTimeOffset _rowSince;

    public PartState State { get; private set; } = new(Availability.Unknown);

    /// <summary>The newest answer says otherwise than the state: another one is wanted soon.</summary>
    public bool IsUnsettled => State.Availability == Availability.Unknown || (_row > 0 && _rowIsGood != State.IsUp);

    /// <summary>True if the state changed. The first good answer of all is enough: nobody looks at a fallback yet.</summary>
    public bool Take(ProbeAnswer answer)
    {
        if (_row == 0 || _rowIsGood != answer.IsGood)
        {
            _row = 0;
            _rowIsGood = answer.IsGood;
            _rowSince = clock.GetUtcNow();
        }

        _row++;
        bool isFirst = State.Availability == Availability.Unknown && answer.IsGood;
        if (_row < Enough && !isFirst)
        {
            return false;
        }

        PartState before = State;
        State = answer.IsGood
            ? State.IsUp ? State : new PartState(Availability.Up, _rowSince)
            : new PartState(Availability.Down, State.IsDown ? State.Since : _rowSince, answer.Reason);
        return State != before;
    }
}
