using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Portal.Security;
using Portal.Security.Joining;
using Portal.Security.Keys;

namespace Portal.Cluster.Joining;

/// <summary>Gets this host a new certificate at two thirds of the old one's life. One thread at a time.</summary>
internal sealed partial class Renewal(KeyFolder folder, ClusterIdentity identity, TimeProvider clock, ILogger<Renewal> logger)
{
    private const double Share = 2.0 / 3;

    /// <summary>Either way, so that hosts that joined together do not all ask at once.</summary>
    private const double Spread = 0.05;

    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);
    private static readonly TimeSpan LastDays = TimeSpan.FromDays(14);

    // Not a secret: it spreads load.
    private readonly double _share = Share + (((RandomNumberGenerator.GetInt32(2001) / 1000.0) - 1) * Spread);
    private DateTimeOffset _notBefore;
    private DateTimeOffset _warnAgain;

    public bool IsDue(ClusterKeys keys)
    {
        DateTimeOffset from = new(keys.Own.NotBefore), until = new(keys.Own.NotAfter);
        return clock.GetUtcNow() >= from + ((until - from) * _share);
    }

    /// <summary>Renews where it is time; tries again an hour after a failure. <paramref name="main"/> is the mutual connection.</summary>
    public async Task TryAsync(ClusterKeys keys, MainCall main, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (IsDue(keys) && now >= _notBefore)
        {
            _notBefore = now + Pause;
            if (await RenewAsync(keys, main, cancellationToken) is not { } why)
            {
                LogRenewed(logger);
                return;
            }

            LogFailed(logger, why);
        }

        TimeSpan left = new DateTimeOffset(keys.Own.NotAfter) - now;
        if (left < LastDays && now >= _warnAgain)
        {
            _warnAgain = now + TimeSpan.FromDays(1);
            LogEnding(logger, (int)left.TotalDays);
        }
    }

    // Null: done.
    private async Task<string?> RenewAsync(ClusterKeys keys, MainCall main, CancellationToken cancellationToken)
    {
        try
        {
            using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            byte[] request = JsonSerializer.SerializeToUtf8Bytes(new RenewRequest(HostKeyRequest.Make(key)), JoinJson.Default.RenewRequest);
            MainReply reply = await main.SendAsync(HttpMethod.Post, Routes.ClusterRenew, request, cancellationToken);
            if (reply.Status != HttpStatusCode.OK)
            {
                return $"The main host refused it with HTTP status {(int)reply.Status}.";
            }

            X509Certificate2? certificate = JsonSerializer.Deserialize(reply.Body.Span, JoinJson.Default.RenewAnswer) is { } answer ? TokenJoin.Certificate(answer.Certificate) : null;
            if (certificate is null || !PeerCertificate.Check(certificate, keys, clock.GetUtcNow()).IsHost(keys.Name.Host!))
            {
                return "The main host answered with a certificate that is not for this host.";
            }

            identity.Replace(folder.Keep(key, certificate, keys.Authority));
            return null;
        }
        catch (Exception fault) when (fault is MainUnreachableException or KeyFileException or JsonException or CryptographicException or ArgumentException)
        {
            // The certificate in use has a month left, and an hour from now it is tried again.
            return fault is MainUnreachableException ? $"The main host can't be reached: {fault.Message}." : $"{fault.GetType().Name}.";
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "This host has a new certificate.")]
    private static partial void LogRenewed(ILogger logger);

    [LoggerMessage(Level = LogLevel.Warning, Message = "This host's certificate could not be renewed. {Why} It is tried again in an hour.")]
    private static partial void LogFailed(ILogger logger, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "This host's certificate ends in {Days} days; after that it needs a new join token.")]
    private static partial void LogEnding(ILogger logger, int days);
}
