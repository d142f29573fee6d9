using System.Net;
using System.Security.Cryptography.X509Certificates;
using Portal.Configuration;
using Portal.Security.Keys;
using Portal.Security.Tokens;
using Portal.Testbed;

namespace Portal.Security.Joining;

/// <summary>The main host's decisions about who joins and whose certificate is renewed. Callers hear yes or no; the reason goes to the log.</summary>
internal sealed partial class MainJoining(
    ClusterAuthority authority, JoinTokens tokens, JoinedHosts hosts, JoinRates rates, Func<string> ownName, Func<string, bool> isDenied, Heartbeats beats, ILogger<MainJoining> logger)
{
    private const int HighestPort = 65_535;

    /// <summary>Null: refused.</summary>
    public async Task<JoinAnswer?> JoinAsync(JoinRequest request, IPAddress caller, CancellationToken cancellationToken)
    {
        if (WhyNot(request, caller) is { } early)
        {
            return Refuse(caller, early);
        }

        if (HostKeyRequest.Read(request.Request) is not { } key)
        {
            return Refuse(caller, "its certificate request is not one for a P-256 key");
        }

        try
        {
            return await JoinAsync(request, key, caller, cancellationToken);
        }
        catch (KeyFileException fault)
        {
            // A full disk must not tell a caller how far it came.
            return Refuse(caller, fault.Message);
        }
    }

    private async Task<JoinAnswer?> JoinAsync(JoinRequest request, PublicKey key, IPAddress caller, CancellationToken cancellationToken)
    {
        (StoredToken? token, string? why) = await tokens.UseAsync(request.Id!, request.Secret!, request.Name, cancellationToken);
        if (token is null)
        {
            return Refuse(caller, why!);
        }

        if (!hosts.TryJoin(request.Name, EndPoint(caller, request), HostKeyRequest.Fingerprint(key), mayTakeOver: token.Host is not null))
        {
            return Refuse(caller, "another host holds the name it wants; a token made with --host lets it take the name over");
        }

        using X509Certificate2 certificate = authority.Issue(key, request.Name);
        beats.See(request.Name);
        LogJoined(request.Name, caller);
        return new JoinAnswer(certificate.ExportCertificatePem(), authority.Certificate.ExportCertificatePem());
    }

    /// <summary>A host with a valid certificate tells that it is here, or here now. False: refused.</summary>
    public bool JoinAgain(JoinRequest request, IPAddress caller, string host, string key)
    {
        if (!string.Equals(request.Name, host, StringComparison.Ordinal) || isDenied(host) || !IsPort(request.Port) || hosts.IsHeldByAnother(host, key))
        {
            Refuse(caller, "its certificate does not speak for the name it gives");
            return false;
        }

        try
        {
            if (hosts.Knows(host, key))
            {
                hosts.Move(host, EndPoint(caller, request));
                beats.See(host);
                return true;
            }

            // The list of hosts was lost; the certificate is ours, and nobody else holds the name.
            bool joins = hosts.TryJoin(host, EndPoint(caller, request), key, mayTakeOver: false);
            if (joins)
            {
                beats.See(host);
                LogJoined(host, caller);
            }

            return joins;
        }
        catch (KeyFileException fault)
        {
            Refuse(caller, fault.Message);
            return false;
        }
    }

    /// <summary>Null: refused.</summary>
    public RenewAnswer? Renew(RenewRequest request, string host)
    {
        if (HostKeyRequest.Read(request.Request) is not { } key)
        {
            LogRenewalRefused(host);
            return null;
        }

        try
        {
            hosts.Renew(host, HostKeyRequest.Fingerprint(key));
        }
        catch (KeyFileException fault)
        {
            // Its certificate is good for weeks yet; it asks again.
            LogRenewalNotKept(host, fault.Message);
            return null;
        }

        using X509Certificate2 certificate = authority.Issue(key, host);
        LogRenewed(host);
        return new RenewAnswer(certificate.ExportCertificatePem());
    }

    private string? WhyNot(JoinRequest request, IPAddress caller) =>
        !rates.TryEnter(caller) ? "too many joins were tried within a minute"
        : !JoinToken.IsId(request.Id) || !JoinToken.IsSecret(request.Secret) ? "it brings no token"
        : !TestbedName.IsValid(request.Name) ? "its name is not letters, digits, '_', '.' or '-', at most 63"
        : string.Equals(request.Name, ownName(), StringComparison.Ordinal) ? "it wants the main host's own name"
        : isDenied(request.Name) ? "its name is in Portal:Cluster:Denied"
        : !IsPort(request.Port) ? "its port is none"
        : null;

    private static bool IsPort(int? port) => port is null or (> 0 and <= HighestPort);

    // The address is the connection's: a host can't have another one called in its name.
    private static IPEndPoint EndPoint(IPAddress caller, JoinRequest request) => new(caller, request.Port ?? ClusterSection.DefaultPort);

    private JoinAnswer? Refuse(IPAddress caller, string why)
    {
        LogRefused(caller, why);
        return null;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Host {Name} has joined the cluster from {Address}.")]
    private partial void LogJoined(string name, IPAddress address);

    [LoggerMessage(Level = LogLevel.Information, Message = "Host {Name} has a new certificate.")]
    private partial void LogRenewed(string name);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A join from {Address} was refused: {Why}.")]
    private partial void LogRefused(IPAddress address, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Host {Name} asked for a new certificate with a request that is not one for a P-256 key.")]
    private partial void LogRenewalRefused(string name);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Host {Name} could not be given a new certificate. {Why}")]
    private partial void LogRenewalNotKept(string name, string why);
}
