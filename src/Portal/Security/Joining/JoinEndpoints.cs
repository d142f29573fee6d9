using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Portal.Security.Keys;
using Portal.Security.Listener;

namespace Portal.Security.Joining;

/// <summary>The main host's routes for hosts that join: the authority's certificate, join, renewal.</summary>
internal static class JoinEndpoints
{
    public const int LargestBody = 8 * 1024;

    public static void MapJoining(this IEndpointRouteBuilder endpoints, ClusterAuthority authority, MainJoining joining, PeerCaller callers)
    {
        endpoints.MapGet(Routes.ClusterAuthority, () => Results.Text(authority.Certificate.ExportCertificatePem() + "\n", "application/x-pem-file"));
        endpoints.MapPost(Routes.ClusterJoin, (HttpContext context, CancellationToken cancellation) => JoinAsync(context, joining, callers, cancellation));
        endpoints.MapPost(Routes.ClusterRenew, (HttpContext context, CancellationToken cancellation) => RenewAsync(context, joining, callers, cancellation));
    }

    private static async Task<IResult> JoinAsync(HttpContext context, MainJoining joining, PeerCaller callers, CancellationToken cancellationToken)
    {
        if (context.Connection.RemoteIpAddress is not { } address || await ReadAsync(context, JoinJson.Default.JoinRequest, cancellationToken) is not { } request)
        {
            return Refused();
        }

        IPAddress caller = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (request.Id is null && request.Secret is null && callers.Host(context) is { } host)
        {
            return joining.JoinAgain(request, caller, host, PeerCaller.KeyOf(context)) ? Results.NoContent() : Refused();
        }

        return await joining.JoinAsync(request, caller, cancellationToken) is { } answer ? Results.Json(answer, JoinJson.Default.JoinAnswer) : Refused();
    }

    private static async Task<IResult> RenewAsync(HttpContext context, MainJoining joining, PeerCaller callers, CancellationToken cancellationToken) =>
        callers.JoinedHost(context) is { } host
        && await ReadAsync(context, JoinJson.Default.RenewRequest, cancellationToken) is { } request
        && joining.Renew(request, host) is { } answer
            ? Results.Json(answer, JoinJson.Default.RenewAnswer)
            : Refused();

    // Every refusal is the same, so that nobody learns by trying which part was wrong.
    private static IResult Refused() => Results.Text("This host does not let you in.\n", statusCode: StatusCodes.Status403Forbidden);

    private static async Task<T?> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        byte[] body = new byte[LargestBody + 1];
        int length = 0;
        try
        {
            while (length < body.Length && await context.Request.Body.ReadAsync(body.AsMemory(length), cancellationToken) is > 0 and var read)
            {
                length += read;
            }

            return length > LargestBody || !System.Text.Unicode.Utf8.IsValid(body.AsSpan(0, length)) ? null : JsonSerializer.Deserialize(body.AsSpan(0, length), type);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or BadHttpRequestException)
        {
            // No such message: refused like a wrong one.
            return null;
        }
    }
}
