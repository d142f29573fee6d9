using System.Collections.Immutable;
using Portal.Collectors;
using Portal.Testbed;

namespace Portal.Cluster;

/// <summary>Joins what runs with what should run. Pure: hosts' answers and the testbed's contents in, joined guests out.</summary>
/// <remarks>
/// A claim goes to one report: to the host where the guest should run, else to one that reports it elsewhere. So whoever reports a guest that runs
/// where it should gets no identity and no series of it. A host that reports one guest twice is believed once.
/// </remarks>
internal sealed class GuestJoin
{
    private readonly GuestClaims _claims;
    private readonly AbsentGuests _absent;
    private readonly JoinedGuest?[] _expected; // by the claim's index, which is the order of the result
    private readonly List<Report> _elsewhere = [];
    private readonly List<JoinedGuest> _unassigned = [];

    private GuestJoin(GuestClaims claims, ImmutableArray<HostAnswer> hosts)
    {
        _claims = claims;
        _absent = new AbsentGuests(hosts);
        _expected = new JoinedGuest?[claims.InOrder.Length];
    }

    /// <param name="baselines">By host: what percentages are taken against.</param>
    /// <returns>Every report once, every expected guest once, by <see cref="JoinedGuestOrder"/>; no two have the same project, name, kind and host.</returns>
    public static ImmutableArray<JoinedGuest> Join(
        TestbedContents testbed,
        GuestClaims claims,
        ImmutableArray<HostAnswer> hosts,
        IReadOnlyDictionary<string, KeptSnapshot?> baselines)
    {
        var join = new GuestJoin(claims, hosts);
        foreach (HostAnswer host in hosts)
        {
            KeptSnapshot? baseline = baselines.GetValueOrDefault(host.Name);
            foreach (GuestSample sample in host.Snapshot?.Guests ?? [])
            {
                join.AddAtItsPlace(new Report(host.Name, sample, baseline?.Find(sample)));
            }
        }

        join._elsewhere.Sort();
        foreach (Report report in join._elsewhere)
        {
            join.AddElsewhere(report);
        }

        return join.Complete();
    }

    private void AddAtItsPlace(in Report report)
    {
        ImmutableArray<GuestClaim> claims = _claims.Of(report.Sample.Kind, report.Sample.RuntimeName);
        if (claims.IsEmpty)
        {
            _unassigned.Add(report.Unassigned(isDuplicate: false));
            return;
        }

        foreach (GuestClaim claim in claims)
        {
            if (!string.Equals(claim.Guest.Host, report.Host, StringComparison.Ordinal))
            {
                continue;
            }

            JoinedGuest? taken = _expected[claim.Index];
            if (taken is null)
            {
                _expected[claim.Index] = report.Assigned(claim, onWrongHost: false);
                return;
            }

            if (report.Repeats(taken))
            {
                return;
            }
        }

        _elsewhere.Add(report);
    }

    private void AddElsewhere(in Report report)
    {
        GuestClaim? free = null;
        foreach (GuestClaim claim in _claims.Of(report.Sample.Kind, report.Sample.RuntimeName))
        {
            JoinedGuest? taken = _expected[claim.Index];
            if (taken is null)
            {
                free ??= claim;
            }
            else if (report.Repeats(taken))
            {
                return;
            }
        }

        if (free is null)
        {
            _unassigned.Add(report.Unassigned(isDuplicate: true));
            return;
        }

        // A place that is no member is a problem of the file, not of the guest.
        _expected[free.Index] = report.Assigned(free, onWrongHost: free.Guest.Host is { } place && _absent.IsMember(place));
    }

    private ImmutableArray<JoinedGuest> Complete()
    {
        foreach (GuestClaim claim in _claims.InOrder)
        {
            _expected[claim.Index] ??= _absent.Of(claim);
        }

        _unassigned.Sort(JoinedGuestOrder.Instance);
        var joined = ImmutableArray.CreateBuilder<JoinedGuest>(_expected.Length + _unassigned.Count);
        joined.AddRange(_expected!);
        foreach (JoinedGuest guest in _unassigned)
        {
            if (joined.Count == 0 || JoinedGuestOrder.Instance.Compare(joined[^1], guest) != 0)
            {
                joined.Add(guest);
            }
        }

        return joined.DrainToImmutable();
    }
}
