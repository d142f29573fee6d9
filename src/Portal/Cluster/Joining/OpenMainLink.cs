using System.Net;
using System.Text.Json;
using Portal.Cluster.Members;

namespace Portal.Cluster.Joining;

/// <summary>Membership as TestbedOS does it (<c>Portal:Cluster:Security=None</c>): a check every beat, a join after a 404. Nobody proves anything.</summary>
/// <param name="ownName">Under which this host joins.</param>
/// <param name="ownPort">Of its plain listener, once it listens.</param>
internal sealed class OpenMainLink(MainCall call, Func<string> ownName, Func<int?> ownPort) : IMainLink, IDisposable
{
    public async Task<Beat> BeatAsync(CancellationToken cancellationToken)
    {
        try
        {
            string name = ownName();
            MainReply known = await call.SendAsync(HttpMethod.Get, Routes.TestbedMembership.Replace("{name}", Uri.EscapeDataString(name), StringComparison.Ordinal), null, cancellationToken);
            if (known.Status == HttpStatusCode.OK)
            {
                return new Beat(BeatState.Member);
            }

            var request = new OpenJoinRequest { IsMainHost = false, Ovn = new OpenJoinRequest.OvnPart { ChassisName = name }, PortalPort = ownPort() };
            MainReply joined = await call.SendAsync(HttpMethod.Post, Routes.TestbedJoin, JsonSerializer.SerializeToUtf8Bytes(request, OpenJoinJson.Default.OpenJoinRequest), cancellationToken);
            return joined.Status == HttpStatusCode.OK
                ? new Beat(BeatState.Joined)
                : new Beat(BeatState.Refused, joined.Status == HttpStatusCode.NotFound
                    ? "The main host knows no open joins: it runs with Portal:Cluster:Security=Mutual, which this client needs too, or it is no portal."
                    : $"The main host does not let this host in (HTTP status {(int)joined.Status}): see its log and Portal:Cluster:Denied there.");
        }
        catch (MainUnreachableException fault)
        {
            return new Beat(BeatState.Unreachable, $"The main host can't be reached: {fault.Message}. It is tried again every 10 s; measuring goes on.");
        }
    }

    public void Dispose() => call.Dispose();
}
