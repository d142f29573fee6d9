using Portal.Testbed;

namespace Portal.Live.Events;

/// <summary>Deployments that the testbed brought up, took down or failed to.</summary>
internal sealed class DeploymentChanges(EventBook book)
{
    private readonly Dictionary<string, DeploymentState> _known = new(StringComparer.Ordinal);

    public void Look(LiveFrame frame)
    {
        foreach (Deployment deployment in frame.Snapshot.Testbed.Deployments)
        {
            if (_known.TryGetValue(deployment.Name, out DeploymentState before) && before != deployment.State)
            {
                book.Add(new LiveEvent(frame.Snapshot.TakenAt, LiveEventKind.Deployment, EventSubject.OfDeployment(deployment.Name), null, before.ToString(), deployment.State.ToString()));
            }

            _known[deployment.Name] = deployment.State;
        }

        if (_known.Count > frame.Snapshot.Testbed.Deployments.Length)
        {
            foreach (string gone in _known.Keys.Except(frame.Snapshot.Testbed.Deployments.Select(deployment => deployment.Name)).ToArray())
            {
                _known.Remove(gone);
            }
        }
    }
}
