using System.Collections.Immutable;
using Portal.Collectors;
using Portal.Testbed;

namespace Portal.Cluster;

/// <summary>Joins what runs with what should run. Pure: hosts' answers and the testbed's contents in, joined guests out.</summary>
internal sealed class GuestJoin
{
    private readonly GuestClaims _claims;
    private readonly ImmutableArray<HostAnswer> _hosts;
    private readonly Dictionary<string, HostAnswer> _byName;
    private readonly List<JoinedGuest> _joined = [];
    private readonly HashSet<ExpectedGuest> _found = new(ReferenceEqualityComparer.Instance);

    private GuestJoin(GuestClaims claims, ImmutableArray<HostAnswer> hosts)
    {
        _claims = claims;
        _hosts = hosts;
        _byName = hosts.ToDictionary(host => host.Name, StringComparer.Ordinal);
    }

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
                join.AddReported(host, sample, baseline?.Find(sample));
            }
        }

        foreach (Deployment deployment in testbed.Deployments)
        {
            foreach (ExpectedGuest expected in deployment.Guests)
            {
                join.AddAbsent(deployment, expected);
            }
        }

        join._joined.Sort(JoinedGuestOrder.Instance);
        return [.. join._joined];
    }

    private void AddReported(HostAnswer host, GuestSample sample, GuestSample? before)
    {
        bool claimed = _claims.TryClaim(sample.Kind, sample.RuntimeName, host.Name, out Deployment? deployment, out ExpectedGuest? expected);
        if (claimed)
        {
            _found.Add(expected!);
        }

        bool runs = sample.State is not (GuestState.Stopped or GuestState.Failed);
        _joined.Add(new JoinedGuest
        {
            Project = deployment?.Name,
            Name = expected?.Name ?? sample.RuntimeName,
            Kind = sample.Kind.Name,
            Host = host.Name,
            RuntimeName = sample.RuntimeName,
            State = sample.State,
            Sample = sample,
            PreviousSample = before,
            Expected = expected,
            OnWrongHost = expected?.Host is { } place && !string.Equals(place, host.Name, StringComparison.Ordinal) && _byName.ContainsKey(place),
            LeftRunning = runs && deployment?.State == DeploymentState.Down,
            ShouldRun = claimed && ShouldRun(deployment!, expected!),
        });
    }

    private void AddAbsent(Deployment deployment, ExpectedGuest expected)
    {
        if (_found.Contains(expected))
        {
            return;
        }

        bool shouldRun = ShouldRun(deployment, expected);
        _joined.Add(new JoinedGuest
        {
            Project = deployment.Name,
            Name = expected.Name,
            Kind = expected.KindName,
            Host = expected.Host,
            RuntimeName = expected.RuntimeName,
            State = StateOfAbsent(expected, shouldRun),
            Expected = expected,
            ShouldRun = shouldRun,
        });
    }

    private static bool ShouldRun(Deployment deployment, ExpectedGuest expected) =>
        deployment.State == DeploymentState.Up && !expected.IsTemplate && expected.Kind is not null;

    // "Isn't found" needs an answer: a silent host or a failed collector leaves a guest unknown, never missing.
    private GuestState StateOfAbsent(ExpectedGuest expected, bool shouldRun)
    {
        if (expected.IsTemplate || expected.Kind is not { } kind)
        {
            return expected.IsTemplate ? GuestState.Stopped : GuestState.Unknown;
        }

        bool answered = expected.Host is { } place && _byName.TryGetValue(place, out HostAnswer? host)
            ? CouldTell(host, kind)
            : _hosts.All(each => CouldTell(each, kind));
        return !answered ? GuestState.Unknown : shouldRun ? GuestState.Missing : GuestState.Stopped;
    }

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
