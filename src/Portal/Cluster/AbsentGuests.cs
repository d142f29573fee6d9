using System.Collections.Immutable;
using Portal.Collectors;
using Portal.Testbed;

namespace Portal.Cluster;

/// <summary>Guests that should be somewhere and that no host reports.</summary>
/// <remarks>
/// "Isn't found" needs an answer: a silent host or a failed collector leaves a guest unknown, never missing. What decides is the host where the guest
/// should be, and for a guest without a place every host that has its kind: not what this host can measure itself.
/// </remarks>
internal sealed class AbsentGuests
{
    private readonly ImmutableArray<HostAnswer> _hosts;
    private readonly Dictionary<string, HostAnswer> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Kind, bool IsKnown), bool> _anywhere = [];

    public AbsentGuests(ImmutableArray<HostAnswer> hosts)
    {
        _hosts = hosts;
        foreach (HostAnswer host in hosts)
        {
            _byName.TryAdd(host.Name, host);
        }
    }

    public bool IsMember(string host) => _byName.ContainsKey(host);

    public JoinedGuest Of(GuestClaim claim)
    {
        bool? measured = claim.Guest.Kind is not null ? true : Measured(claim.Guest);
        bool shouldRun = claim.IsMeantToRun && measured is true;
        return new JoinedGuest
        {
            Project = claim.Deployment.Name,
            Name = claim.Guest.Name,
            Kind = claim.Guest.KindName,
            Host = claim.Guest.Host,
            RuntimeName = claim.Guest.RuntimeName,
            State = claim.Guest.IsTemplate ? GuestState.Stopped : !CouldTell(claim.Guest) ? GuestState.Unknown : shouldRun ? GuestState.Missing : GuestState.Stopped,
            NoCollector = !claim.Guest.IsTemplate && measured is false,
            Expected = claim.Guest,
            ShouldRun = shouldRun,
        };
    }

    private HostAnswer? PlaceOf(ExpectedGuest guest) => guest.Host is { } place ? _byName.GetValueOrDefault(place) : null;

    /// <summary>Whether its host measures its kind; of a guest without a place, whether any host does. Null while a host that could has never answered.</summary>
    private bool? Measured(ExpectedGuest guest)
    {
        if (PlaceOf(guest) is { } place)
        {
            return place.Measures(guest.KindName);
        }

        bool? any = false;
        foreach (HostAnswer host in _hosts)
        {
            switch (host.Measures(guest.KindName))
            {
                case true:
                    return true;
                case null:
                    any = null;
                    break;
                default:
                    break;
            }
        }

        return any;
    }

    private bool CouldTell(ExpectedGuest guest)
    {
        if (PlaceOf(guest) is { } place)
        {
            return place.Snapshot is not null && (ListOf(place, guest.KindName) ?? guest.Kind is not null);
        }

        var kind = (guest.KindName, IsKnown: guest.Kind is not null);
        if (!_anywhere.TryGetValue(kind, out bool could))
        {
            could = CouldTellAnywhere(kind.KindName, kind.IsKnown);
            _anywhere.Add(kind, could);
        }

        return could;
    }

    // Every host that has the kind must state its whole list. Of a kind that this host can't measure at least one must: else nobody has looked.
    private bool CouldTellAnywhere(string kind, bool isKnown)
    {
        bool looked = isKnown;
        foreach (HostAnswer host in _hosts)
        {
            switch (ListOf(host, kind))
            {
                case false:
                    return false;
                case true:
                    looked = true;
                    break;
                default:
                    break;
            }
        }

        return looked;
    }

    /// <summary>Whether a host states its whole list of a kind. Null: it has no collector or no runtime for it, which is an answer where the kind is known.</summary>
    private static bool? ListOf(HostAnswer host, string kind) => host.Measures(kind) switch
    {
        false => null,
        true when host.Snapshot is { } snapshot => snapshot.Collectors.Any(outcome => outcome is { Tier: 0, Guests: not null } && string.Equals(outcome.Collector, kind, StringComparison.Ordinal)),
        _ => false,
    };
}
