using System.Globalization;
using Portal.Exposition;
using Portal.Exposition.Self;

namespace Portal.Tests.Exposition;

public sealed class SelfTests
{
    private const string Line = "4242 (por) tal) S 1 4242 4242 0 -1 4194560 90 0 0 0 731 112 0 0 20 0 17 0 12345 270000000 5000 18446744073709551615\n";

    [Fact]
    public void Reads_the_fields_behind_the_last_parenthesis()
    {
        DateTimeOffset booted = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        ProcessReading reading = ProcessReading.Parse(Line, booted);

        Assert.Equal(8_430_000_000, reading.CpuNanoseconds);
        Assert.Equal(17, reading.Threads);
        Assert.Equal(booted + TimeSpan.FromSeconds(123.45), reading.StartedAt);
        Assert.Equal(270_000_000, reading.VirtualBytes);
        Assert.Equal(5000 * Environment.SystemPageSize, reading.ResidentBytes);
    }

    [Fact]
    public void Every_prefix_of_a_line_gives_a_reading()
    {
        for (int length = 0; length < Line.Length; length++)
        {
            Assert.NotNull(ProcessReading.Parse(Line[..length], null));
        }
    }

    [Fact]
    public async Task The_program_tells_what_it_costs()
    {
        await using TestExposition portal = await TestExposition.StartAsync();
        GC.Collect();

        IReadOnlyList<ReadSample> samples = StrictReader.ReadText(await portal.Client.GetByteArrayAsync("/metrics/self", TestContext.Current.CancellationToken));
        samples = StrictReader.ReadText(await portal.Client.GetByteArrayAsync("/metrics/self", TestContext.Current.CancellationToken));

        // Those that need Kestrel, Blazor or a refused scrape are seen where these run.
        string[] expected = [.. Catalogue.Self.Select(family => family.Name).Where(name => !name.StartsWith("aspnetcore_c", StringComparison.Ordinal))];
        Assert.All(expected, name => Assert.Contains(samples, sample => sample.Name == name || sample.Name == $"{name}_sum"));
        Assert.True(Value(samples, "process_resident_memory_bytes") > 1_000_000);
        Assert.True(Value(samples, "dotnet_gc_allocated_bytes_total") > 1_000_000);
        Assert.Equal(["gen0", "gen1", "gen2"], samples.Where(sample => sample.Name == "dotnet_gc_collections_total").Select(sample => sample["generation"]));
        Assert.Equal(["gen0", "gen1", "gen2", "loh", "poh"], samples.Where(sample => sample.Name == "dotnet_gc_heap_size_bytes").Select(sample => sample["generation"]));
        ReadSample requests = Assert.Single(samples, sample => sample.Name == "testbed_exposition_requests_total");
        Assert.Equal(("self", "text", "1"), (requests["endpoint"], requests["format"], requests.Value));
    }

    private static double Value(IReadOnlyList<ReadSample> samples, string name) =>
        double.Parse(Assert.Single(samples, sample => sample.Name == name).Value, CultureInfo.InvariantCulture);
}
