using System.Net;
using Portal.Security.Joining;

namespace Portal.Security.Listener;

/// <summary>Who may call what on the cluster listener. What is not named here does not exist there.</summary>
internal sealed class ClusterAccess(bool isMain, PeerCaller callers, JoinedHosts? joined, Heartbeats? beats)
{
    /// <summary>200 where the request may go on; else the status it is answered with.</summary>
    public int Judge(HttpContext context)
    {
        string path = context.Request.Path.Value ?? "";
        return isMain ? JudgeOnMain(context, path) : JudgeOnClient(context, path);
    }

    // A client tells what it measured to the main host and to nobody else, not even to another host of the cluster.
    private int JudgeOnClient(HttpContext context, string path) =>
        path is not (Routes.Snapshot or Routes.SnapshotStream or Routes.Status) ? StatusCodes.Status404NotFound
        : callers.IsMain(context) ? StatusCodes.Status200OK
        : StatusCodes.Status403Forbidden;

    private int JudgeOnMain(HttpContext context, string path) => path switch
    {
        Routes.ClusterAuthority or Routes.ClusterJoin => StatusCodes.Status200OK,
        Routes.ClusterRenew => callers.JoinedHost(context) is null ? StatusCodes.Status403Forbidden : StatusCodes.Status200OK,
        Routes.Status => JudgeHeartbeat(context),
        _ => StatusCodes.Status404NotFound,
    };

    // 404 tells a host of ours to join again: the list of hosts was lost, or it calls from another address than it joined from.
    private int JudgeHeartbeat(HttpContext context)
    {
        if (callers.Host(context) is not { } host || joined is null || joined.IsHeldByAnother(host, PeerCaller.KeyOf(context)))
        {
            return StatusCodes.Status403Forbidden;
        }

        bool known = joined.Knows(host, PeerCaller.KeyOf(context)) && context.Connection.RemoteIpAddress is IPAddress address && joined.IsAt(host, address);
        if (!known)
        {
            return StatusCodes.Status404NotFound;
        }

        beats?.See(host);
        return StatusCodes.Status200OK;
    }
}
