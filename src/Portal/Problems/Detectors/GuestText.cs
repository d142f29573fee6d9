using Portal.Cluster;
using Portal.Testbed;

namespace Portal.Problems.Detectors;

/// <summary>Guests in sentences, keys and commands.</summary>
internal static class GuestText
{
    public static ProblemSubject SubjectOf(JoinedGuest guest) => new(guest.Host, guest.Project, guest.Project is null ? guest.RuntimeName : guest.Name);

    /// <summary>Escaped and cut: it is made of names as the files hold them.</summary>
    public static string RuntimeName(JoinedGuest guest) => TestbedName.ForProblems(guest.RuntimeName);

    public static string Name(JoinedGuest guest) => guest.Project is null ? RuntimeName(guest) : guest.Name;

    /// <summary>The runtime's own command and the guest's name; null for a kind without one, or for a name that no shell should see.</summary>
    public static string? Command(JoinedGuest guest, string? container, string? domain) =>
        (guest.Kind switch { "docker" => container, "libvirt" => domain, _ => null }) is { } command && Words.Shell(guest.RuntimeName) is { } name ? $"{command} {name}" : null;
}
