using Portal.Cluster;
using Portal.Collectors;

namespace Portal.Doctor.Checks.Host;

/// <summary>Docker, libvirt and emulators of every host, as their collectors found them.</summary>
internal sealed class CollectorAccess : ICheckSource
{
    public IEnumerable<IDoctorCheck> ChecksOf(DoctorSight sight) =>
        from host in sight.Hosts
        where host is { IsSimulated: false, Snapshot: not null, Testbed: null }
        from access in RuntimeAccess.All
        select DoctorCheck.OfHost(Measured.GroupOf(host), access.Title, host.Name, () => Look(access, host, sight));

    private static Finding Look(RuntimeAccess access, HostAnswer host, DoctorSight sight)
    {
        int expected = sight.Testbed.Deployments.Sum(deployment => deployment.Guests.Count(guest => !guest.IsTemplate && guest.Host == host.Name && guest.Kind?.Name == access.Kind));
        CollectorOutcome[] outcomes = [.. host.Snapshot!.Collectors.Where(outcome => outcome.Collector == access.Kind)];
        return Look(access, outcomes, expected);
    }

    /// <param name="expected">Guests of this kind that the testbed's files place there.</param>
    internal static Finding Look(RuntimeAccess access, CollectorOutcome[] outcomes, int expected)
    {
        if (outcomes.FirstOrDefault(outcome => !outcome.Success) is { } failed)
        {
            return Finding.Fail(Problems.Words.Clause(failed.Error ?? failed.Reason?.ToString() ?? "it failed"), access.Expected, failed.Reason == CollectorFailure.Denied ? access.Denied : access.Broken);
        }

        string guests = outcomes.FirstOrDefault(outcome => outcome.Guests is not null) is { } counted ? $"{counted.Guests} {access.Noun}" : "it answers";
        return outcomes.Length > 0 ? expected > 0 && outcomes.All(outcome => outcome.Guests is 0) && !access.IsDaemon
                ? Finding.Warning($"no {access.Noun}, and {expected} should run here", access.Expected, access.Broken)
                : Finding.Pass(guests, access.Expected)
            : expected > 0 ? Finding.Fail($"there is none, and {expected} {access.Noun} should run here", access.Expected, access.Broken)
            : Finding.NotApplicable("there is none on this host, and no guest needs it");
    }
}
