using System.Net;
using System.Security.Authentication;
using Portal.Tests.Support;
using Portal.Tests.Support.Peers;

namespace Portal.Tests.Real.Faults;

/// <summary>A host that is not who it should be, or speaks no TLS worth the name.</summary>
[Collection(FaultCollection.Name)]
[Trait("Category", "Real")]
public sealed class TlsFaultTests(FaultBed bed)
{
    [Fact]
    [Row("H10")]
    public async Task A_host_that_proves_nothing_gets_a_hello_and_no_request()
    {
        using PeerAuthority foreign = PeerAuthority.Foreign();
        PeerAuthority ours = bed.Keys.Authority;
        await new FaultRow(bed).AssertAsync(
            Shows("expired", new PeerTls(ours.Sign("host/" + FaultBed.VictimName, TimeSpan.FromDays(91))), "tls"),
            Shows("of another authority", foreign.TlsOf(FaultBed.VictimName), "tls"),
            Shows("of another authority that claims this cluster", new PeerTls(foreign.Sign("host/" + FaultBed.VictimName, cluster: ours.Cluster)), "tls"),
            Shows("of another host", ours.TlsOf("host-b"), "wrong_host"),
            Shows("of the main host", new PeerTls(ours.Sign("main")), "wrong_host"),
            Shows("that is its authority's name only", new PeerTls(ours.Sign("host/" + FaultBed.VictimName, cluster: "0000000000000000")), "wrong_host", "tls"),
#pragma warning disable SYSLIB0039, CA5397, CA5398 // The old version is the fault.
            Shows("over TLS 1.0", ours.TlsOf(FaultBed.VictimName) with { Protocols = SslProtocols.Tls }, "tls"),
#pragma warning restore SYSLIB0039, CA5397, CA5398
            SpeaksPlain());
    }

    [Fact]
    [Trait("trap", "T3")]
    public async Task A_caller_that_may_not_gets_403_and_one_of_another_authority_no_answer_at_all()
    {
        using PeerAuthority foreign = PeerAuthority.Foreign();
        Uri listener = new("https://127.0.0.1:3356/api/v1/cluster/renew");
        await JoinToken.PrintAsync(bed.FilePath("data"), null); // the listener opens for those who will join
        await Until.HoldsAsync("the cluster listener is open", TimeSpan.FromSeconds(15), async () =>
        {
            using HttpClient anybody = ClusterCaller.With(bed.Network, null);
            using HttpResponseMessage answer = await anybody.GetAsync(new Uri(listener, "/api/v1/cluster/ca"), TestContext.Current.CancellationToken);
            return answer.IsSuccessStatusCode;
        });
        using HttpClient host = ClusterCaller.With(bed.Network, bed.Keys.Authority.Sign("host/never-joined"));
        using (HttpResponseMessage answer = await host.PostAsync(listener, null, TestContext.Current.CancellationToken))
        {
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        using HttpClient stranger = ClusterCaller.With(bed.Network, foreign.Sign("main", cluster: bed.Keys.Authority.Cluster));
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => stranger.PostAsync(listener, null, TestContext.Current.CancellationToken));
        using HttpClient nobody = ClusterCaller.With(bed.Network, null);
        using (HttpResponseMessage answer = await nobody.PostAsync(listener, null, TestContext.Current.CancellationToken))
        {
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    private FaultVariant Shows(string name, PeerTls tls, params string[] reasons) => new($"shows a certificate {name}", () =>
    {
        bed.Victim.Peer.Become(bed.Victim.Host.Healthy() with { Name = name, Tls = tls });
        return Task.CompletedTask;
    }, reasons)
    { WithoutRequest = true };

    // It answers the hello as a web server without TLS does.
    private FaultVariant SpeaksPlain() => new("speaks plain HTTP", () =>
    {
        bed.Victim.Peer.Become(bed.Victim.Host.Healthy() with
        {
            Name = "plain",
            OnDialAsync = async (connection, cancel) =>
            {
                await connection.AnswerPlainAsync("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", cancel);
                return false;
            },
        });
        return Task.CompletedTask;
    }, "tls")
    { WithoutRequest = true };
}
