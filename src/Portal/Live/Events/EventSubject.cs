using Portal.Cluster;

namespace Portal.Live.Events;

/// <summary>Whom an event happened to. A guest of a deployment is known by that, wherever it runs; any other by its host.</summary>
/// <param name="Host">Of a host, or of a guest that no deployment names.</param>
/// <param name="Deployment">Of a deployment or its guest.</param>
/// <param name="Guest">Its name in the deployment, or its runtime name.</param>
public readonly record struct EventSubject(string? Host, string? Deployment, string? Guest)
{
    public static EventSubject OfHost(string name) => new(name, null, null);

    public static EventSubject OfDeployment(string name) => new(null, name, null);

    public static EventSubject Of(JoinedGuest guest)
    {
        ArgumentNullException.ThrowIfNull(guest);
        return guest.Project is { } project ? new(null, project, guest.Name) : new(guest.Host, null, guest.RuntimeName);
    }
}
