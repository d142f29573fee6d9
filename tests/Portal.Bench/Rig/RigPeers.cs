using System.Diagnostics;
using Portal.Tests.Support;

namespace Portal.Bench.Rig;

/// <summary>The process of the simulated hosts.</summary>
internal sealed class RigPeers : IAsyncDisposable
{
    private readonly RunningProcess _process;
    private readonly HttpClient _control;

    private RigPeers(RunningProcess process, int[] ports)
    {
        _process = process;
        _control = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new UriBuilder(Uri.UriSchemeHttp, "127.0.0.1", ports[0]).Uri };
        Ports = ports[1..];
    }

    public int Id => _process.Id;

    /// <summary>Of each host.</summary>
    public IReadOnlyList<int> Ports { get; }

    public static async Task<RigPeers> StartAsync(int hosts, int guests, string? certificates)
    {
        string[] arguments = [typeof(RigPeers).Assembly.Location, "peers", "--hosts", $"{hosts}", "--guests", $"{guests}", .. certificates is null ? Array.Empty<string>() : ["--certificates", certificates]];
        RunningProcess process = RunningProcess.Start("dotnet", arguments);
        try
        {
            int[]? ports = null;
            await process.WaitUntilAsync("the simulated hosts listen", TimeSpan.FromSeconds(60), () => Task.FromResult((ports = PortsIn(process.Output)) is not null));
            return new RigPeers(process, ports ?? throw new UnreachableException());
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>The first <paramref name="count"/> hosts take requests and never answer; the others do.</summary>
    public async Task HangAsync(int count)
    {
        using HttpResponseMessage answer = await _control.PutAsync(new Uri($"/hang/{count}", UriKind.Relative), null);
        answer.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        _control.Dispose();
        await _process.DisposeAsync();
    }

    private static int[]? PortsIn(string output) =>
        output.Split('\n').FirstOrDefault(line => line.StartsWith(PeersVerb.ReadyLine, StringComparison.Ordinal)) is { } line
            ? [.. line[PeersVerb.ReadyLine.Length..].Split(',').Select(int.Parse)]
            : null;
}
