namespace Portal.Stack;

/// <summary>One page's watch. Thread-safe.</summary>
internal sealed class StackWatch(Action onChange, Action<StackWatch> onLook, Action<StackWatch> onEnd) : IStackWatch
{
    private volatile bool _isOnScreen;

    public bool IsOnScreen => _isOnScreen;

    public void Tell() => onChange();

    public void LookAt(bool history)
    {
        if (_isOnScreen != history)
        {
            _isOnScreen = history;
            onLook(this);
        }
    }

    public void Dispose() => onEnd(this);
}
