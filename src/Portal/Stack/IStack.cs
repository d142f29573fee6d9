namespace Portal.Stack;

/// <summary>Grafana and Prometheus as pages see them: one probe for all viewers.</summary>
public interface IStack
{
    StackState State { get; }

    /// <summary>Calls <paramref name="onChange"/> after each change of <see cref="State"/>, on a background thread, until it is disposed.</summary>
    IStackWatch Watch(Action onChange);
}

/// <summary>One page's watch.</summary>
public interface IStackWatch : IDisposable
{
    /// <summary>Says whether a history is on its screen now: then both are asked every second.</summary>
    void LookAt(bool history);
}
