using System.Net;
using System.Text.Json;
using Portal.Configuration;
using Portal.Security;
using Portal.Security.Joining;
using Portal.Security.Keys;
using Portal.Security.Tokens;

namespace Portal.Cluster.Joining;

/// <summary>Membership by certificate: joins with a token once, then tells the main host where it is.</summary>
/// <param name="call">Opens a connection to the main host under the given TLS.</param>
/// <param name="ownName">Under which this host joins; later its certificate says it.</param>
/// <param name="ownPort">Of its cluster listener.</param>
internal sealed class MutualMainLink(
    ClusterSection cluster, Func<Func<Stream, CancellationToken, Task<Stream>>, MainCall> call, Func<string> ownName, int ownPort,
    KeyFolder folder, ClusterIdentity identity, Renewal renewal, TimeProvider clock) : IMainLink, IDisposable
{
    private readonly TokenJoin _join = new(call, folder, clock);
    private Beat? _refusal;
    private (ClusterKeys Keys, MainCall Call)? _connection;

    public async Task<Beat> BeatAsync(CancellationToken cancellationToken)
    {
        try
        {
            return identity.Current is { } keys && clock.GetUtcNow() <= new DateTimeOffset(keys.Own.NotAfter)
                ? await TellAsync(keys, cancellationToken)
                : await JoinAsync(identity.Current is not null, cancellationToken);
        }
        catch (MainUnreachableException fault)
        {
            return new Beat(BeatState.Unreachable, $"The main host can't be reached: {fault.Message}. It is tried again every 10 s; measuring goes on.");
        }
    }

    public void Dispose() => _connection?.Call.Dispose();

    private async Task<Beat> JoinAsync(bool isExpired, CancellationToken cancellationToken)
    {
        // A refused token stays refused, and the main host counts tries.
        if (_refusal is not null)
        {
            return _refusal;
        }

        if (cluster.JoinToken is not { Length: > 0 } text)
        {
            return new Beat(BeatState.NotJoined, (isExpired ? "This host's certificate has expired" : "This client has not joined a cluster yet")
                + ": run 'portal join-token' on the main host, then start this client with --token - (or Portal:Cluster:JoinToken). It goes on measuring this host.");
        }

        if (!JoinToken.TryRead(text, out JoinToken? token))
        {
            return _refusal = new Beat(BeatState.NotJoined, "Portal:Cluster:JoinToken is no join token; expected one as 'portal join-token' prints it: tp1. and three parts.");
        }

        try
        {
            identity.Replace(await _join.JoinAsync(token, ownName(), ownPort, cancellationToken));
            return new Beat(BeatState.Joined);
        }
        catch (Exception fault) when (fault is JoinRefusedException or KeyFileException)
        {
            return _refusal = new Beat(BeatState.Refused, fault.Message);
        }
    }

    private async Task<Beat> TellAsync(ClusterKeys keys, CancellationToken cancellationToken)
    {
        MainCall main = Connection(keys);
        MainReply known = await main.SendAsync(HttpMethod.Get, Routes.Status, null, cancellationToken);
        bool isNew = known.Status == HttpStatusCode.NotFound;
        if (isNew)
        {
            var request = new JoinRequest { Name = keys.Name.Host!, Port = ownPort };
            known = await main.SendAsync(HttpMethod.Post, Routes.ClusterJoin, JsonSerializer.SerializeToUtf8Bytes(request, JoinJson.Default.JoinRequest), cancellationToken);
        }

        if (known.Status is not (HttpStatusCode.OK or HttpStatusCode.NoContent))
        {
            return new Beat(BeatState.Refused, $"The main host does not let this host in (HTTP status {(int)known.Status}): it may be denied there, or another host has taken its name. See the main host's log.");
        }

        await renewal.TryAsync(keys, main, cancellationToken);
        return new Beat(isNew ? BeatState.Joined : BeatState.Member);
    }

    private MainCall Connection(ClusterKeys keys)
    {
        if (_connection is not { } open || !ReferenceEquals(open.Keys, keys))
        {
            _connection?.Call.Dispose();
            _connection = open = (keys, call(MainTls.ToMain(keys, clock)));
        }

        return open.Call;
    }
}
