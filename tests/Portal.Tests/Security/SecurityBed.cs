using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Security;
using Portal.Security.Joining;
using Portal.Security.Keys;
using Portal.Security.Listener;
using Portal.Security.Tokens;
using Portal.Tests.Support;

namespace Portal.Tests.Security;

/// <summary>A main host's cluster listener, and a client's beside it, on loopback: the real classes over real sockets.</summary>
internal sealed class SecurityBed : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<ClusterListener> _listeners = [];
    private readonly CancellationTokenSource _stop = new();

    public SecurityBed()
    {
        Folder = new KeyFolder(_folder.Path, Clock);
        (Authority, ClusterKeys keys) = Folder.OpenMain();
        Main = new ClusterIdentity(keys);
        Joined = new JoinedHosts(Folder, Clock);
        Tokens = new JoinTokens(Folder, Clock);
        Beats = new Heartbeats(Clock);
    }

    /// <summary>Real time, shifted by whole days where a test says so: sockets and handshakes don't wait for a manual clock.</summary>
    public ShiftedClock Clock { get; } = new();

    public KeyFolder Folder { get; }

    public ClusterAuthority Authority { get; }

    public ClusterIdentity Main { get; }

    public JoinedHosts Joined { get; }

    public JoinTokens Tokens { get; }

    public Heartbeats Beats { get; }

    public HashSet<string> Denied { get; } = new(StringComparer.Ordinal);

    /// <summary>What was asked of the routes behind the access check, by path.</summary>
    public List<string> Reached { get; } = [];

    public string DataDirectory => _folder.Path;

    public Uri? MainAddress { get; private set; }

    /// <param name="rates">Default: none that a test would meet.</param>
    /// <param name="shown">Default: the main host's own keys.</param>
    public async Task<Uri> StartMainAsync(ILogger<MainJoining>? logger = null, JoinRates? rates = null, IClusterIdentity? shown = null)
    {
        var callers = new PeerCaller(Main, Denied.Contains, Joined, Clock);
        var joining = new MainJoining(Authority, Tokens, Joined, rates ?? new JoinRates(Clock, 10_000, 10_000), () => "main-host", Denied.Contains, Beats, logger ?? NullLogger<MainJoining>.Instance);
        return MainAddress = await StartAsync(shown ?? Main, new ClusterAccess(isMain: true, callers, Joined, Beats), routes =>
        {
            Count(routes, Routes.Status);
            Count(routes, Routes.Snapshot);
            routes.MapJoining(Authority, joining, callers);
        });
    }

    /// <summary>A client's listener, with the keys of <paramref name="identity"/>.</summary>
    public Task<Uri> StartClientAsync(IClusterIdentity identity) =>
        StartAsync(identity, new ClusterAccess(isMain: false, new PeerCaller(identity, Denied.Contains, null, Clock), null, null), routes =>
        {
            Count(routes, Routes.Snapshot);
            Count(routes, Routes.SnapshotStream);
            Count(routes, Routes.Status);
        });

    /// <summary>Keys of a host as this cluster's authority would issue them.</summary>
    public ClusterKeys KeysOf(string? host, ClusterAuthority? authority = null)
    {
        authority ??= Authority;
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        X509Certificate2 certificate = authority.Issue(new PublicKey(key), host);
        return Keys(certificate, key, authority);
    }

    public ClusterKeys ExpiredKeysOf(string? host)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        DateTimeOffset now = Clock.GetUtcNow();
        X509Certificate2 certificate = Authority.Issue(new PublicKey(key), new PeerName(Authority.Cluster, host), now.AddDays(-20), now.AddDays(-1));
        return Keys(certificate, key, Authority);
    }

    /// <summary>A caller that shows this certificate, or none, and trusts anybody: what the other side thinks of it is what is tested.</summary>
    public static HttpClient Caller(Uri address, X509Certificate2? certificate)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false };
        handler.SslOptions = new SslClientAuthenticationOptions
        {
#pragma warning disable CA5359, S4830 // The server is our own; this side of the handshake is not what is tested.
            RemoteCertificateValidationCallback = (_, _, _, _) => true,
#pragma warning restore CA5359, S4830
            ClientCertificateContext = certificate is null ? null : SslStreamCertificateContext.Create(certificate, null, offline: true),
        };
        return new HttpClient(handler) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(20) };
    }

    public static StringContent JoinBody(JoinToken? token, string name, ECDsa key, int? port = null) =>
        Json(JsonSerializer.Serialize(
            new JoinRequest { Id = token?.Id, Secret = token?.Secret, Name = name, Port = port, Request = token is null ? null : HostKeyRequest.Make(key) }, JoinJson.Default.JoinRequest));

    public static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    public Task<JoinToken> TokenAsync(string? host = null) => Tokens.MakeAsync(ClusterAuthority.HashOf(Authority.Certificate), host, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        foreach (ClusterListener listener in _listeners)
        {
            await listener.StopAsync(CancellationToken.None);
            listener.Dispose();
        }

        _stop.Dispose();
        Authority.Dispose();
        _folder.Dispose();
    }

    private static ClusterKeys Keys(X509Certificate2 certificate, ECDsa key, ClusterAuthority authority) =>
        new(certificate.CopyWithPrivateKey(key), authority.Certificate, PeerCertificate.NameOf(certificate)!.Value);

    private async Task<Uri> StartAsync(IClusterIdentity identity, ClusterAccess access, Action<IEndpointRouteBuilder> map)
    {
        int port = FreePort.Next();
        var listener = new ClusterListener(new IPEndPoint(IPAddress.Loopback, port), identity, access, _ => { }, map, () => true, Clock, NullLogger<ClusterListener>.Instance);
        _listeners.Add(listener);
        await listener.StartAsync(_stop.Token);
        Assert.True(listener.IsOpen);
        return new Uri($"https://127.0.0.1:{port}");
    }

    private void Count(IEndpointRouteBuilder routes, string route) => routes.MapGet(route, (HttpContext context) =>
    {
        lock (Reached)
        {
            Reached.Add(context.Request.Path.Value!);
        }

        return Results.Text("reached\n");
    });
}
