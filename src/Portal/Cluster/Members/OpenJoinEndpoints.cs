using System.Buffers;
using System.Net;
using Portal.Security;
using Portal.Testbed;

namespace Portal.Cluster.Members;

/// <summary>TestbedOS' own routes between hosts, where hosts don't authenticate: join, membership check, heartbeat. Served with <c>Portal:Cluster:Security=None</c> alone.</summary>
internal static class OpenJoinEndpoints
{
    private const int LargestBytes = 64 * 1024;

    /// <summary>TestbedOS' heartbeat: an empty 200.</summary>
    public static void MapTestbedStatus(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(Routes.TestbedStatus, () => Results.Ok()).ExcludeFromDescription();

    public static void MapOpenJoins(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost(Routes.TestbedJoin, JoinAsync).ExcludeFromDescription();
        endpoints.MapGet(Routes.TestbedMembership, Check).ExcludeFromDescription();
    }

    private static async Task<IResult> JoinAsync(HttpContext context, OpenJoins joins, OwnHost ownHost, ITestbed testbed, IDeniedNames denied, Heartbeats beats, ILogger<OpenJoins> logger)
    {
        if (await ReadAsync(context) is not { Ovn.ChassisName: { Length: > 0 } announced } request || Caller(context) is not { } address)
        {
            return Refuse(StatusCodes.Status400BadRequest, "Expected a host.json with ovn.chassis_name, at most 64 KiB.");
        }

        if (request.PortalPort is <= 0 or > IPEndPoint.MaxPort)
        {
            return Refuse(StatusCodes.Status400BadRequest, "Expected portal_port from 1 to 65535, or none.");
        }

        string key = HostAnnouncements.KeyOf(testbed.Current, announced);
        if (denied.Current.Contains(key) || denied.Current.Contains(TestbedName.Shown(announced)))
        {
            return Refuse(StatusCodes.Status403Forbidden, "This host is not let in.");
        }

        if (key == ownHost.NameIn(testbed.Current))
        {
            return Refuse(StatusCodes.Status409Conflict, "This name is the main host's own.");
        }

        if (!joins.TryJoin(TestbedName.Shown(announced), new OpenJoin(address, request.PortalPort)))
        {
            return Refuse(StatusCodes.Status503ServiceUnavailable, $"{OpenJoins.Most} hosts have joined already.");
        }

        beats.See(TestbedName.Shown(announced));
        MembersLog.Joined(logger, key, address);

        // TestbedOS' clients take it for the address of the southbound database, on the host that they joined.
        return Results.Text($"tcp:{context.Connection.LocalIpAddress?.MapToText()}:6642");
    }

    private static IResult Check(string name, HttpContext context, OpenJoins joins, IDeniedNames denied, Heartbeats beats)
    {
        string shown = TestbedName.Shown(name);
        if (!joins.All.TryGetValue(shown, out OpenJoin? join) || !Equals(join.Address, Caller(context)) || denied.Current.Contains(shown))
        {
            return Results.NotFound();
        }

        beats.See(shown);
        return Results.Ok();
    }

    private static IPAddress? Caller(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address ? address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address : null;

    private static string MapToText(this IPAddress address) => (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();

    private static IResult Refuse(int status, string sentence) => Results.Problem(sentence, statusCode: status);

    private static async Task<OpenJoinRequest?> ReadAsync(HttpContext context)
    {
        byte[] body = ArrayPool<byte>.Shared.Rent(LargestBytes + 1);
        try
        {
            int read = await context.Request.Body.ReadAtLeastAsync(body.AsMemory(0, LargestBytes + 1), LargestBytes + 1, throwOnEndOfStream: false, context.RequestAborted);
            return read <= LargestBytes ? OpenJoinJson.Read(body.AsSpan(0, read)) : null;
        }
        catch (BadHttpRequestException)
        {
            // Larger than the listener lets through, or cut short.
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(body);
        }
    }
}
