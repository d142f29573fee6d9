using System.Net.Sockets;
using System.Text.Json;

namespace Portal.Doctor.Checks.Host;

/// <summary>The engine of this host speaks the API that containers are listed with.</summary>
internal sealed class DockerVersion : ICheckSource
{
    private const int MostBytes = 64 << 10;
    private const string Expected = "API 1.24 or newer";

    private static readonly Version Least = new(1, 24);
    private static readonly Uri Address = new("http://docker/version");
    private static readonly Fix SeeDaemon = new("See whether it runs:", "systemctl status docker");

    public IEnumerable<IDoctorCheck> ChecksOf(DoctorSight sight) => sight.Options.Docker.Socket is not { Length: > 0 } socket ? []
        : [DoctorCheck.Asking(CheckGroup.ThisHost, "Docker API", socket, cancellation => AskAsync(socket, cancellation))];

    internal static Finding Look(JsonElement answer)
    {
        string? api = Text(answer, "ApiVersion");
        return Version.TryParse(api, out Version? version)
            ? Finding.Of(version >= Least, $"API {version}{(Text(answer, "Version") is { Length: < 40 } engine ? $", engine {engine}" : string.Empty)}", Expected, new Fix("Update the engine; it says:", "docker version"))
            : Finding.Fail("its answer names no version", Expected, SeeDaemon);
    }

    private static async ValueTask<Finding> AskAsync(string socket, CancellationToken cancellationToken)
    {
        if (!File.Exists(socket))
        {
            return Finding.NotApplicable("there is no such socket");
        }

        try
        {
            using var connections = new HttpMessageInvoker(Handler(socket));
            using var request = new HttpRequestMessage(HttpMethod.Get, Address);
            using HttpResponseMessage answer = await connections.SendAsync(request, cancellationToken);
            await answer.Content.LoadIntoBufferAsync(MostBytes, cancellationToken);
            using var json = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancellationToken));
            return Look(json.RootElement);
        }
        catch (HttpRequestException fault) when (fault.InnerException is SocketException { SocketErrorCode: SocketError.AccessDenied })
        {
            return Finding.Fail("permission denied", Expected, RuntimeAccess.All[0].Denied);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            return Finding.Fail(fault.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused } ? "nothing listens on it" : "it does not answer as an engine does", Expected, SeeDaemon);
        }
        catch (JsonException)
        {
            return Finding.Fail("its answer is not JSON", Expected, SeeDaemon);
        }
        catch (OperationCanceledException)
        {
            return Finding.Fail("no answer within 2 s", Expected, new Fix("It hangs. Look, then start it anew:", "systemctl restart docker"));
        }
    }

    private static string? Text(JsonElement answer, string name) =>
        answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static SocketsHttpHandler Handler(string path) => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        ConnectCallback = async (_, cancellationToken) =>
        {
            var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            try
            {
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    };
}
