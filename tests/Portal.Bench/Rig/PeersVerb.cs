using System.Buffers;
using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Sampling;

namespace Portal.Bench.Rig;

/// <summary>Many simulated hosts in a process of their own, each on a port of its own. <c>PUT /hang/{n}</c> on the first port makes the first n of them take requests and never answer.</summary>
internal static class PeersVerb
{
    /// <summary>What it writes once it listens, before the ports: the control port, then one for each host.</summary>
    public const string ReadyLine = "peers listen on ";

    private static int s_hanging;

    public static async Task<int> RunAsync(RigArguments arguments)
    {
        int hosts = arguments.Number("hosts", 100), guests = arguments.Number("guests", 100);
        string? certificates = arguments.Text("certificates");
        RigDocument[] documents = [.. Enumerable.Range(0, hosts).Select(host => new RigDocument(host, guests))];
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.Listen(IPAddress.Loopback, 0);
            for (int host = 0; host < hosts; host++)
            {
                string? certificate = certificates is null ? null : Path.Combine(certificates, RigNames.Host(host) + ".pfx");
                server.Listen(IPAddress.Loopback, 0, listen =>
                {
                    if (certificate is not null)
                    {
                        listen.UseHttps(https => Mutual(https, certificate));
                    }
                });
            }
        });
        await using WebApplication app = builder.Build();
        Dictionary<int, int> hostOf = [];
        app.MapPut("/hang/{count:int}", (int count) => Volatile.Write(ref s_hanging, count));
        app.MapGet(Routes.Snapshot, context => AnswerAsync(context, hostOf[context.Connection.LocalPort], documents));
        await app.StartAsync();
        int[] ports = [.. app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(address => new Uri(address).Port)];
        for (int host = 0; host < hosts; host++)
        {
            hostOf.Add(ports[host + 1], host);
        }

        await Console.Out.WriteLineAsync(ReadyLine + string.Join(',', ports));
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static void Mutual(HttpsConnectionAdapterOptions https, string certificate)
    {
        https.ServerCertificate = X509CertificateLoader.LoadPkcs12FromFile(certificate, password: null);
        https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
        https.SslProtocols = SslProtocols.Tls13;

        // Who calls is what the program is asked about elsewhere; the rig measures what the handshake and the encryption cost.
        https.ClientCertificateValidation = static (_, _, _) => true;
    }

    private static async Task AnswerAsync(HttpContext context, int host, RigDocument[] documents)
    {
        if (host < Volatile.Read(ref s_hanging))
        {
            await new TaskCompletionSource().Task.WaitAsync(context.RequestAborted);
        }

        (ReadOnlyMemory<byte> before, ReadOnlyMemory<byte> times, ReadOnlyMemory<byte> after) = documents[host].Next(TimeProvider.System);
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = before.Length + times.Length + after.Length;
        context.Response.Headers[SnapshotAge.Header] = "0.010";
        context.Response.BodyWriter.Write(before.Span);
        context.Response.BodyWriter.Write(times.Span);
        context.Response.BodyWriter.Write(after.Span);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }
}
