using System.Diagnostics;
using Portal.Cluster;
using Portal.Components.Palette;
using Portal.Live;
using Portal.Problems;

namespace Portal.Bench;

/// <summary>How long the palette takes to make its index and to answer, among so many guests.</summary>
internal static class PaletteVerb
{
    private const int Rounds = 50;

    public static int Run(int guests)
    {
        var history = new LiveHistory(TimeProvider.System);
        ClusterSnapshot one = SimulatedCluster.Snapshot(0);
        history.Add(one with { Guests = [.. Enumerable.Range(0, guests).Select(i => one.Guests[i % one.Guests.Length] with { Name = $"sensor-{i}", RuntimeName = $"campus-sensor-{i}" })] });
        Console.WriteLine($"index of {guests} guests: {Milliseconds(() => GC.KeepAlive(new PaletteIndex(PaletteEntries.Of(history.Newest, ProblemList.Empty)))):0.0} ms");
        var index = new PaletteIndex(PaletteEntries.Of(history.Newest, ProblemList.Empty));
        foreach (string typed in (string[])["s", "sensor", "sen 12", "snsr 9", "campus-sensor-4", "sensor-12 network", "nothing like it"])
        {
            Console.WriteLine($"answer to \"{typed}\": {Milliseconds(() => index.Search(typed)):0.00} ms");
        }

        return 0;
    }

    private static double Milliseconds(Action work)
    {
        for (int i = 0; i < Rounds; i++)
        {
            work();
        }

        long begun = Stopwatch.GetTimestamp();
        for (int i = 0; i < Rounds; i++)
        {
            work();
        }

        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds / Rounds;
    }
}
