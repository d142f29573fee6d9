using System.Net.Sockets;
using System.Text.Json;

namespace Portal.Tests.Real;

/// <summary>The engine's own statistics, as the docker client shows them.</summary>
internal static class DockerApi
{
    /// <summary>Counters of now; two of them make what <c>docker stats</c> shows.</summary>
    public static async Task<DockerStatistics> StatisticsAsync(DockerContainer container)
    {
        using HttpClient http = new(new SocketsHttpHandler
        {
            UseProxy = false,
            ConnectCallback = async (_, cancellationToken) =>
            {
                Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(container.Docker.Socket), cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            },
        });
        string body = await http.GetStringAsync($"http://localhost/containers/{container.Id}/stats?stream=false&one-shot=true", TestContext.Current.CancellationToken);
        using JsonDocument answer = JsonDocument.Parse(body);
        JsonElement cpu = answer.RootElement.GetProperty("cpu_stats");
        JsonElement memory = answer.RootElement.GetProperty("memory_stats");
        JsonElement details = memory.GetProperty("stats");
        double inactive = (details.TryGetProperty("total_inactive_file", out JsonElement v1) ? v1 : details.GetProperty("inactive_file")).GetDouble();
        return new DockerStatistics(
            cpu.GetProperty("cpu_usage").GetProperty("total_usage").GetDouble(),
            cpu.GetProperty("system_cpu_usage").GetDouble(),
            cpu.GetProperty("online_cpus").GetInt32(),
            memory.GetProperty("usage").GetDouble() - inactive);
    }
}

/// <summary>Counters in nanoseconds, memory as the client shows it: usage without inactive page cache.</summary>
internal sealed record DockerStatistics(double TotalUsage, double SystemUsage, int Cpus, double MemoryBytes)
{
    /// <summary>The client's formula: 100 is one CPU.</summary>
    public double CpuPercentSince(DockerStatistics before) =>
        100 * Cpus * (TotalUsage - before.TotalUsage) / (SystemUsage - before.SystemUsage);
}
