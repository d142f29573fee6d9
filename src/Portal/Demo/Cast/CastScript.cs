using System.Collections.Immutable;
using Portal.Demo.Guests;

namespace Portal.Demo.Cast;

/// <summary>The pattern that the simulated testbed repeats: two deployments and three strangers, thirty guests that run, and each kind of drift once. From the second round on all is in order.</summary>
internal static class CastScript
{
    /// <summary>Guests of one round of the pattern that some host reports.</summary>
    public const int ReportedGuests = 30;

    public const string UpDeployment = "campus";
    public const string DownDeployment = "office";

    public static readonly ImmutableArray<CastGuest> Campus =
    [
        new("web", GuestProfiles.WebServer),
        new("legacy", GuestProfiles.Intranet) { Role = CastRole.Absent },
        new("api", GuestProfiles.Api),
        new("mail", GuestProfiles.MailServer) { IsMisplaced = true },
        new("phone", GuestProfiles.Phone),
        new("database", GuestProfiles.Database),
        new("gateway", GuestProfiles.Gateway),
        new("proxy", GuestProfiles.Proxy),
        new("cache", GuestProfiles.Cache),
        new("broker", GuestProfiles.Broker),
        new("registry", GuestProfiles.Intranet),
        new("collector", GuestProfiles.Leaky),
        new("crawler", GuestProfiles.Crawler),
        new("report", GuestProfiles.Report),
        .. Clones("sensor", GuestProfiles.Sensor, 6, CastRole.Running),
        .. Clones("student", GuestProfiles.Desktop, 6, CastRole.Running),
        new("tablet", GuestProfiles.Phone),
    ];

    public static readonly ImmutableArray<CastGuest> Office =
    [
        new("printer", GuestProfiles.Intranet),
        new("files", GuestProfiles.FileServer) { Role = CastRole.Absent },
        new("intranet", GuestProfiles.Intranet) { Role = CastRole.Absent },
        .. Clones("desk", GuestProfiles.Desktop, 2, CastRole.Absent),
    ];

    public static readonly ImmutableArray<CastGuest> Strangers =
    [
        new("scratch-build", GuestProfiles.Crawler) { Role = CastRole.Unassigned },
        new("image-test", GuestProfiles.MailServer) { Role = CastRole.Unassigned },
        new("old-proxy", GuestProfiles.Proxy) { Role = CastRole.Unassigned },
    ];

    /// <summary><see cref="Campus"/> without drift and without guests that stop: all that its file names run where it says.</summary>
    public static readonly ImmutableArray<CastGuest> CampusInOrder =
    [
        .. Campus.Where(guest => guest.Role != CastRole.Absent)
            .Select(guest => guest with { IsMisplaced = false, Profile = guest.Profile with { Job = null, RestartPeriodSeconds = null } }),
    ];

    /// <summary><see cref="Office"/> with nothing left running.</summary>
    public static readonly ImmutableArray<CastGuest> OfficeInOrder = [.. Office.Select(guest => guest.Role == CastRole.Running ? guest with { Role = CastRole.Absent } : guest)];

    private static IEnumerable<CastGuest> Clones(string name, GuestProfile profile, int count, CastRole role) =>
        Enumerable.Range(0, count).Select(index => new CastGuest($"{name}-{index}", profile) { Role = role, CloneOf = name })
            .Prepend(new CastGuest(name, profile) { Role = CastRole.Template });
}
