using Portal.Cluster;

namespace Portal.Live;

/// <summary>What a history belongs to: a host, or a guest where it runs.</summary>
public readonly record struct SubjectKey(string Host, string? Kind, string? RuntimeName)
{
    public static SubjectKey OfHost(string name) => new(name, null, null);

    /// <summary>Null for a guest that has no place yet.</summary>
    public static SubjectKey? Of(JoinedGuest guest) => guest.Host is { } host ? new SubjectKey(host, guest.Kind, guest.RuntimeName) : null;
}
