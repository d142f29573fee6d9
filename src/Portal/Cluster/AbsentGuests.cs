using System.Collections.Immutable;
using Portal.Collectors;
using Portal.Testbed;

namespace Portal.Cluster;

/// <summary>Guests that should be somewhere and that no host reports.</summary>
/// <remarks>"Isn't found" needs an answer: a silent host or a failed collector leaves a guest unknown, never missing.</remarks>
internal sealed class AbsentGuests
{
    private readonly ImmutableArray<HostAnswer> _hosts;
    private readonly Dictionary<string, HostAnswer> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<GuestKind, bool> _allCouldTell = [];

    public AbsentGuests(ImmutableArray<HostAnswer> hosts)
    {
        _hosts = hosts;
        foreach (HostAnswer host in hosts)
        {
            _byName.TryAdd(host.Name, host);
        }
    }

    public bool IsMember(string host) => _byName.ContainsKey(host);

    public JoinedGuest Of(GuestClaim claim) => new()
    {
        Project = claim.Deployment.Name,
        Name = claim.Guest.Name,
        Kind = claim.Guest.KindName,
        Host = claim.Guest.Host,
        RuntimeName = claim.Guest.RuntimeName,
        State = StateOf(claim),
        NoCollector = claim.Guest is { IsTemplate: false, Kind: null } && NobodyMeasures(claim.Guest),
        Expected = claim.Guest,
        ShouldRun = claim.ShouldRun,
    };

    private GuestState StateOf(GuestClaim claim)
    {
        if (claim.Guest.IsTemplate)
        {
            return GuestState.Stopped;
        }

        if (claim.Guest.Kind is not { } kind || !CouldTell(claim.Guest.Host, kind))
        {
            return GuestState.Unknown;
        }

        return claim.ShouldRun ? GuestState.Missing : GuestState.Stopped;
    }

    private bool CouldTell(string? place, GuestKind kind) =>
        place is not null && _byName.TryGetValue(place, out HostAnswer? host) ? CouldTell(host, kind) : AllCouldTell(kind);

    private bool AllCouldTell(GuestKind kind)
    {
        if (!_allCouldTell.TryGetValue(kind, out bool could))
        {
            could = _hosts.All(host => CouldTell(host, kind));
            _allCouldTell.Add(kind, could);
        }

        return could;
    }

    // While its host is silent nobody can tell what it has.
    private bool NobodyMeasures(ExpectedGuest guest) => guest.Host is { } place && _byName.TryGetValue(place, out HostAnswer? host)
        ? AnswersWithout(host, guest.KindName)
        : _hosts.All(each => AnswersWithout(each, guest.KindName));

    private static bool AnswersWithout(HostAnswer host, string kind) =>
        host.Snapshot is { } snapshot && !snapshot.Collectors.Any(outcome => string.Equals(outcome.Collector, kind, StringComparison.Ordinal));

    // A kind without any outcome has no runtime there, which is an answer; one with outcomes must state a whole list.
    private static bool CouldTell(HostAnswer host, GuestKind kind)
    {
        bool reported = false;
        foreach (CollectorOutcome outcome in host.Snapshot?.Collectors ?? [])
        {
            if (outcome.Tier == 0 && string.Equals(outcome.Collector, kind.Name, StringComparison.Ordinal))
            {
                if (outcome.Guests is not null)
                {
                    return true;
                }

                reported = true;
            }
        }

        return !reported && host.Snapshot is not null;
    }
}
