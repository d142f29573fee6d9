using Portal.Cluster;
using Portal.Cluster.Joining;
using Portal.Cluster.Members;
using Portal.Configuration;
using Portal.Doctor;
using Portal.Doctor.Checks.Host;
using Portal.Doctor.Checks.Members;
using Portal.Testbed;
using Portal.Tests.Cluster.Members;
using static Portal.Tests.Live.LiveSamples;

namespace Portal.Tests.Doctor;

/// <summary>What is found of other hosts, and of this one's place among them.</summary>
public sealed class MemberCheckTests
{
    [Theory]
    [InlineData(FetchResult.Refused, "connection refused", "systemctl status testbed-portal")]
    [InlineData(FetchResult.Timeout, "no answer in time", "portal doctor")]
    [InlineData(FetchResult.Dns, "its name can't be resolved", "getent hosts host-b")]
    [InlineData(FetchResult.Tls, "no secure connection", "portal join-token --host host-b")]
    public void A_host_that_does_not_answer_fails_with_why_and_what_to_do(FetchResult result, string found, string fix)
    {
        Finding finding = HostAnswers.Look(Answer("host-b", null) with { Fetch = new FetchStatus { Result = result, Fetches = 3 } });
        Assert.Equal((Verdict.Fail, found, fix), (finding.Verdict, finding.Found, finding.Fix!.Copy));
    }

    [Fact]
    public void A_host_that_answers_passes_with_its_answer_time() =>
        Assert.Equal((Verdict.Pass, "in 12\u00A0ms"), Short(HostAnswers.Look(Answer("host-b", TakenOf("host-b", 1)) with { Fetch = new FetchStatus { Result = FetchResult.Ok, Duration = TimeSpan.FromMilliseconds(12) } })));

    [Fact]
    public void Another_version_is_a_warning()
    {
        HostAnswer older = Answer("host-b", TakenOf("host-b", 1) with { Version = "1.0.0" });
        Assert.Equal((Verdict.Warning, "1.0.0"), Short(HostVersion.Look(older, "1.1.0")));
        Assert.Equal((Verdict.Pass, "1.0.0"), Short(HostVersion.Look(older, "1.0.0")));
    }

    [Fact]
    public void A_client_must_be_known_to_its_main_host()
    {
        Assert.Equal(Verdict.Warning, JoinState.OfClient(null).Verdict);
        Assert.Equal(Verdict.Pass, JoinState.OfClient(new Beat(BeatState.Member)).Verdict);
        Assert.Equal((Verdict.Fail, "it does not answer"), Short(JoinState.OfClient(new Beat(BeatState.Unreachable))));
        Assert.Equal("portal join-token", JoinState.OfClient(new Beat(BeatState.Refused, "It does not know this host.")).Fix!.Copy);
    }

    [Fact]
    public void A_member_that_joined_says_when_it_called_last()
    {
        var joined = new TestMembership { All = [TestMembership.Joined("host-b", "10.0.0.2:3356")] };
        HostAnswer member = Answer("host-b", TakenOf("host-b", 1)) with { Protocol = MemberProtocol.Mutual, IsJoined = true };
        Assert.Equal("since 1970-01-01 00:00 UTC", JoinState.OfMember(member, joined).Found);
        Assert.Equal("since 1970-01-01 00:00 UTC, called 4\u00A0s ago", JoinState.OfMember(member with { HeartbeatAge = TimeSpan.FromSeconds(4) }, joined).Found);
    }

    [Fact]
    public void A_configured_member_that_proves_itself_needs_no_token()
    {
        HostAnswer member = Answer("host-b", TakenOf("host-b", 1)) with { Protocol = MemberProtocol.Mutual };
        Assert.Equal(Verdict.Pass, JoinState.OfMember(member, null).Verdict);
        Assert.Equal((Verdict.Fail, "it has not joined"), Short(JoinState.OfMember(member with { Fetch = new FetchStatus { Result = FetchResult.Tls } }, null)));
    }

    [Theory]
    [InlineData("Mutual", Verdict.Fail, "portal join-token")]
    [InlineData("None", Verdict.Warning, "Portal__Cluster__Security=Mutual")]
    public void Without_a_certificate_nobody_is_proven(string security, Verdict verdict, string fix)
    {
        var options = new PortalOptions();
        options.Cluster.Security = security;
        var sight = new DoctorSight { Mode = PortalMode.Client, Options = options, Now = Start, Testbed = TestbedContents.None };
        Finding finding = OwnCertificate.Look(sight, null);
        Assert.Equal((verdict, fix), (finding.Verdict, finding.Fix!.Copy));
        Assert.Equal(Verdict.NotApplicable, OwnCertificate.Look(sight with { WhyAlone = "nobody answers" }, null).Verdict);
        Assert.Equal(Verdict.Fail, RunningProgram.Look(sight with { WhyAlone = "nobody answers" }).Verdict);
    }

    private static (Verdict, string) Short(Finding finding) => (finding.Verdict, finding.Found);
}
