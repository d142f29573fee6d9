using System.Globalization;
using Portal.Cluster;
using Portal.Cluster.Members;
using Portal.Configuration;
using Portal.Live;

namespace Portal.Problems.Detectors;

/// <summary>Hosts whose clock or whose program differs from this one's.</summary>
internal sealed class DifferentHosts(ProblemsSection limits) : IHostDetector
{
    private static readonly ProblemRule Clock = new(ProblemCodes.ClockSkew, 2, Source: ProblemSource.Host);
    private static readonly ProblemRule Version = new(ProblemCodes.VersionMismatch, 2, Source: ProblemSource.Host);

    public void Look(HostLive host, LiveFrame frame, ProblemBook book)
    {
        if (host is not { State: DataState.Live, Answer: { IsSimulated: false, Protocol: not MemberProtocol.Own } answer })
        {
            return;
        }

        var subject = new ProblemSubject(answer.Name);
        if (answer.Fetch.ClockOffset is { } offset && offset.Duration() > TimeSpan.FromMilliseconds(limits.ClockMilliseconds))
        {
            // To half a second, so that jitter makes no new sentence.
            double seconds = Math.Max(Math.Round(offset.TotalSeconds * 2) / 2, 0.1);
            seconds = offset < TimeSpan.Zero ? Math.Min(Math.Round(offset.TotalSeconds * 2) / 2, -0.1) : seconds;
            book.See(Clock, new ProblemKey(Clock.Code, subject), ProblemSeverity.Warning, (long)(seconds * 10), (answer.Name, seconds), DescribeClock);
        }

        if (VersionOf(answer) is { } version && OwnVersion(frame) is { } own && version != own)
        {
            book.See(Version, new ProblemKey(Version.Code, subject), ProblemSeverity.Information, version.GetHashCode(StringComparison.Ordinal), (answer.Name, version, own), DescribeVersion);
        }
    }

    private static string? OwnVersion(LiveFrame frame)
    {
        foreach (HostAnswer answer in frame.Snapshot.Hosts)
        {
            if (answer.Protocol == MemberProtocol.Own && answer.Snapshot is not null)
            {
                return VersionOf(answer);
            }
        }

        return null;
    }

    private static string? VersionOf(HostAnswer answer) => answer.Snapshot?.Portal?.Version ?? answer.Snapshot?.Version;

    private static ProblemText DescribeClock((string Host, double Seconds) about) => new(
        string.Create(CultureInfo.InvariantCulture, $"{about.Host}'s clock is {Math.Abs(about.Seconds):0.#}\u00A0s {(about.Seconds > 0 ? "ahead" : "behind")}."),
        "Logs and recordings of this host can't be set beside those of the others.",
        $"Set its clock. On {about.Host}:",
        "chronyc makestep");

    private static ProblemText DescribeVersion((string Host, string Version, string Own) about) => new(
        $"{about.Host} runs {Testbed.TestbedName.ForProblems(about.Version)}, this host {about.Own}.",
        "What one of the two does not know yet is missing from its figures.",
        "Update the older one.");
}
