using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Portal.Bench.Rig;
using Portal.Cluster;
using Portal.Cluster.Fetching.Reading;
using Portal.Collectors;
using Portal.Configuration;
using Portal.Exposition;
using Portal.Exposition.Labels;
using Portal.Exposition.Self;
using Portal.Testbed;

namespace Portal.Bench;

/// <summary>What a scrape of the whole cluster is made of, piece by piece in one process on one thread: reading the hosts' documents, the join, the rendering.</summary>
internal static class PiecesVerb
{
    private const int Rounds = 25;
    private const int WarmUps = 10;

    public static async Task<int> RunAsync(int hosts, int guests)
    {
        using RigTestbed files = new(hosts, guests);
        using TestbedWatcher watcher = new(new TestbedOptions { StateFiles = files.Path, Kinds = [GuestKind.Docker, GuestKind.Libvirt], Watch = false }, TimeProvider.System, NullLogger<TestbedWatcher>.Instance);
        await watcher.StartAsync(CancellationToken.None);
        await watcher.StopAsync(CancellationToken.None);
        byte[][] documents = [.. Enumerable.Range(0, hosts).Select(host => new RigDocument(host, guests).Bytes(TimeProvider.System))];
        Measure(watcher.Current, documents);
        return 0;
    }

    private static void Measure(TestbedContents testbed, byte[][] documents)
    {
        GuestClaims claims = new(testbed);
        using ProgramMeters meters = new();
        MetricsRenderer renderer = new(new LabelCache(TimeProvider.System), meters, new OwnProcess(TimeProvider.System), new ExpositionCounters(), Options.Create(new PortalOptions()), TimeProvider.System);
        ExpositionRequest request = new(ExpositionEndpoint.All, ExpositionParts.All & ~ExpositionParts.Self);
        Piece read = new("read documents"), join = new("join"), render = new("render");
        long retained = GC.GetTotalMemory(forceFullCollection: true);
        ImmutableArray<HostAnswer> answers = [];
        ImmutableArray<JoinedGuest> guests = [];
        long bytes = 0, series = 0;
        for (int round = 0; round < Rounds + WarmUps; round++)
        {
            if (round == WarmUps)
            {
                (read, join, render) = (new Piece(read.Name), new Piece(join.Name), new Piece(render.Name));
            }

            answers = read.Run(() => documents.Select(Read).ToImmutableArray());
            guests = join.Run(() => GuestJoin.Join(testbed, claims, answers, new Dictionary<string, KeptSnapshot?>()));
            var snapshot = new ClusterSnapshot { TakenAt = TimeProvider.System.GetUtcNow(), Hosts = answers, Guests = guests, Testbed = testbed, Kinds = [GuestKind.Docker, GuestKind.Libvirt] };
            using RenderedAnswer answer = render.Run(() => Whole(renderer.Render(snapshot, request)));
            (bytes, series) = (answer.TotalBytes, answer.Series);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{documents.Length} hosts, {guests.Length} guests, documents {documents.Sum(document => (long)document.Length) / 1e6:0.0} MB, {series} series, {bytes / 1e6:0.0} MB of text"));
        answers = documents.Select(Read).ToImmutableArray();
        long kept = GC.GetTotalMemory(forceFullCollection: true);
        answers = [];
        GC.KeepAlive(answers);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"retained with labels and two generations of snapshots: {(kept - retained) / 1e6:0.0} MB"));
        Console.WriteLine("| Piece | CPU, median (ms) | CPU, most (ms) | Allocated (MB) |");
        Console.WriteLine("|---|---|---|---|");
        foreach (Piece piece in (Piece[])[read, join, render])
        {
            Console.WriteLine(piece.Row());
        }

        GC.KeepAlive(guests);
    }

    private static RenderedAnswer Whole(RenderedAnswer answer)
    {
        while (!answer.IsWhole)
        {
            answer.Continue();
        }

        return answer;
    }

    private static HostAnswer Read(byte[] document) => SnapshotReading.Read(document).Snapshot is var snapshot
        ? new HostAnswer { Name = snapshot.Host, Mode = "client", Snapshot = snapshot, SnapshotAge = TimeSpan.Zero, Fetch = new FetchStatus { Result = FetchResult.Ok, Fetches = 1 } }
        : throw new UnreachableException();

    private sealed class Piece(string name)
    {
        private readonly List<double> _milliseconds = [];
        private long _allocated;

        public string Name => name;

        public T Run<T>(Func<T> work)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            TimeSpan start = Environment.CpuUsage.TotalTime;
            T result = work();
            _milliseconds.Add((Environment.CpuUsage.TotalTime - start).TotalMilliseconds);
            _allocated += GC.GetAllocatedBytesForCurrentThread() - before;
            return result;
        }

        public string Row() => string.Create(CultureInfo.InvariantCulture, $"| {name} | {_milliseconds.Order().ElementAt(_milliseconds.Count / 2):0.0} | {_milliseconds.Max():0.0} | {_allocated / 1e6 / _milliseconds.Count:0.0} |");
    }
}
