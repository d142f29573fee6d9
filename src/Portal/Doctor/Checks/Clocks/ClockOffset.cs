using Portal.Cluster.Members;

namespace Portal.Doctor.Checks.Clocks;

/// <summary>The hosts' clocks agree with this one.</summary>
internal sealed class ClockOffset : ICheckSource
{
    public IEnumerable<IDoctorCheck> ChecksOf(DoctorSight sight) => sight.Hosts
        .Where(host => host.Protocol is not (MemberProtocol.Own or MemberProtocol.Sampled))
        .Select(host => DoctorCheck.OfHost(CheckGroup.Clocks, "Clock", host.Name, () => Look(host.Fetch.ClockOffset, TimeSpan.FromMilliseconds(sight.Options.Problems.ClockMilliseconds), host.Name)));

    internal static Finding Look(TimeSpan? offset, TimeSpan most, string host) => offset is not { } known
        ? Finding.NotApplicable("it has not told its time")
        : Finding.Of(
            known.Duration() <= most,
            $"{Spans.Text(known)} {(known >= TimeSpan.Zero ? "ahead" : "behind")}",
            $"within {Spans.Text(most)} of this host",
            new Fix($"Set it; on {host}:", "chronyc makestep"));
}
