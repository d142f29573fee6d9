using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Portal.Tests.Support.Peers;

namespace Portal.Bench.Rig;

/// <summary>Hosts of the rig that do each scrape wrong in a way of their own, with certificates of the cluster: the others' answers must not suffer.</summary>
internal sealed class RigFaulty : IAsyncDisposable
{
    private readonly FaultyPeer[] _peers;

    private RigFaulty(FaultyPeer[] peers) => _peers = peers;

    /// <summary>Settings that make them members.</summary>
    public IEnumerable<(string Key, string Value)> Settings => _peers.Select((peer, i) => ($"Cluster:Hosts:{RigNames.Faulty(i)}", $"127.0.0.1:{peer.Address.Port}"));

    /// <param name="certificates">Folder of their certificates; null: plain HTTP.</param>
    public static RigFaulty Start(int count, string? certificates) => new([.. Enumerable.Range(0, count).Select(i => StartOne(i, certificates))]);

    public async ValueTask DisposeAsync()
    {
        foreach (FaultyPeer peer in _peers)
        {
            await peer.DisposeAsync();
        }
    }

    private static FaultyPeer StartOne(int index, string? certificates)
    {
        PeerTls? tls = certificates is null ? null : new PeerTls(X509CertificateLoader.LoadPkcs12FromFile(Path.Combine(certificates, RigNames.Faulty(index) + ".pfx"), null));
        FaultyPeer peer = FaultyPeer.Start(new IPEndPoint(IPAddress.Loopback, 0), PeerScript.Hold, tls);

        // Not from the start: one that listens nowhere would have no port of its own.
        peer.Become(Script(index));
        return peer;
    }

    private static PeerScript Script(int index)
    {
        var host = new PeerHost(RigNames.Faulty(index), guests: 20);
        byte[] document = host.Document();
        PeerScript[] scripts =
        [
            PeerScript.ClosedPort, PeerScript.Hold, PeerScript.HoldBeforeHandshake, PeerScript.CloseBeforeFirstByte, PeerScript.ResetBeforeFirstByte,
            PeerScript.DripHeaders(1), PeerScript.DripBody(1, document), PeerScript.Cut(document, document.Length / 2), PeerScript.ResetAt(document, document.Length / 2), PeerScript.LengthTooLong(document),
            PeerScript.Garbage(index), PeerScript.GarbageBody(index), PeerScript.Status("500 Internal Server Error"), PeerScript.Redirect("http://169.254.169.254/"), PeerScript.Body("HTML", Encoding.UTF8.GetBytes("<html>"), "text/html"),
            PeerScript.Oversize, PeerScript.EndlessChunks, PeerScript.GzipBomb, PeerScript.HugeHeaders,
            PeerScript.Body("2,000 guests too many", PeerLies.ManyGuests(host, 4000)), PeerScript.Body("a clock of another hour", PeerLies.Skewed(host, TimeSpan.FromHours(1))),
            PeerScript.Flapping(host.Healthy(), PeerScript.ResetBeforeFirstByte), PeerScript.Jitter(index, TimeSpan.FromSeconds(1), host.Healthy()),
        ];
        return scripts[index % scripts.Length];
    }
}
