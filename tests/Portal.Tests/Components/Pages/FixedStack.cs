using Portal.Stack;

namespace Portal.Tests.Components.Pages;

/// <summary>A stack in the state that a test says; nobody is asked.</summary>
internal sealed class FixedStack : IStack
{
    private readonly List<Action> _watches = [];

    public StackState State { get; private set; } = new(PartState.NotConfigured, PartState.NotConfigured);

    public IStackWatch Watch(Action onChange)
    {
        _watches.Add(onChange);
        return new Unwatched();
    }

    public void Turn(PartState grafana, PartState prometheus)
    {
        State = new StackState(grafana, prometheus);
        _watches.ForEach(watch => watch());
    }

    private sealed class Unwatched : IStackWatch
    {
        public void LookAt(bool history)
        {
        }

        public void Dispose()
        {
        }
    }
}
