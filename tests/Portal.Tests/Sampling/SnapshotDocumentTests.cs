using System.Text.Json;
using Portal.Collectors;
using Portal.Sampling;

namespace Portal.Tests.Sampling;

public class SnapshotDocumentTests
{
    private static readonly HostSnapshot Sample = new()
    {
        Host = "host-b",
        TakenAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        UptimeNanoseconds = 12_345_678_901_234_567,
        Machine = new HostSample { Load = [0.5, 1, 2], Cpu = new HostCpu { Total = new CpuTimes { UserNanoseconds = 10_000_000 } } },
        Guests =
        [
            new GuestSample
            {
                Kind = GuestKind.Docker,
                RuntimeName = "campus-web\n\"x",
                State = GuestState.Running,
                Cpu = new GuestCpu { UsageNanoseconds = 1_000_000_001, Vcpus = [new VcpuCounters { Index = 0, UsageNanoseconds = 1 }] },
                Exit = new GuestExit { Code = 137, OomKilled = true },
            },
        ],
        Collectors = [new CollectorOutcome { Collector = "docker", Tier = 0, Success = false, Reason = CollectorFailure.TooLarge, Failures = [new FailureCount(CollectorFailure.TooLarge, 3)] }],
    };

    private static string Json() => JsonSerializer.Serialize(Sample.ToDocument(), SnapshotJson.Default.SnapshotDocument);

    [Fact]
    public void Nanoseconds_survive_the_way_through_decimal_seconds()
    {
        SnapshotDocument read = JsonSerializer.Deserialize(Json(), SnapshotJson.Default.SnapshotDocument)!;
        HostSnapshot back = read.ToSnapshot();

        Assert.Equal(Sample.UptimeNanoseconds, back.UptimeNanoseconds);
        Assert.Equal(1_000_000_001, back.Guests[0].Cpu!.UsageNanoseconds);
        Assert.Equal("campus-web\n\"x", back.Guests[0].RuntimeName);
        Assert.Equal(CollectorFailure.TooLarge, back.Collectors[0].Reason);
        Assert.Equal(Sample.Machine!.Load.AsEnumerable(), back.Machine!.Load);
    }

    [Fact]
    public void What_disks_and_interfaces_are_survives_the_way()
    {
        HostSnapshot sent = Sample with
        {
            Machine = new HostSample { Disks = [new HostDisk { Device = "sda", Model = "INTEL SSDSC2KB24", SizeBytes = 240_057_409_536 }], Networks = [new NetworkCounters { Interface = "tap0", Master = "br0" }] },
            Guests = [Sample.Guests[0] with { Disks = [new GuestDisk { Device = "vda", Source = "/srv/a.qcow2" }] }],
        };
        HostSnapshot back = JsonSerializer.Deserialize(JsonSerializer.Serialize(sent.ToDocument(), SnapshotJson.Default.SnapshotDocument), SnapshotJson.Default.SnapshotDocument)!.ToSnapshot();
        Assert.Equal(("INTEL SSDSC2KB24", 240_057_409_536), (back.Machine!.Disks[0].Model, back.Machine.Disks[0].SizeBytes));
        Assert.Equal(("br0", "/srv/a.qcow2"), (back.Machine.Networks[0].Master, back.Guests[0].Disks[0].Source));
    }

    [Fact]
    public void What_is_not_known_is_left_out_and_zero_is_not()
    {
        using JsonDocument document = JsonDocument.Parse(Json());
        JsonElement root = document.RootElement;

        Assert.False(root.TryGetProperty("memory", out _));
        Assert.False(root.TryGetProperty("disks", out _));
        Assert.Equal(0, root.GetProperty("cpu").GetProperty("total").GetProperty("idle").GetDouble());
        JsonElement guest = root.GetProperty("guests")[0];
        Assert.False(guest.TryGetProperty("memory", out _));
        Assert.Equal("1.000000001", guest.GetProperty("cpu").GetProperty("usage").GetRawText());
        Assert.Equal("running", guest.GetProperty("state").GetString());
        Assert.Equal("docker", guest.GetProperty("kind").GetString());
    }

    [Theory]
    [InlineData("""{"host":"a","takenAt":"2026-01-02T03:04:05Z","guests":[{"kind":"Bad Kind","runtimeName":"x"}]}""")]
    [InlineData("""{"host":"a","takenAt":"2026-01-02T03:04:05Z","guests":[{"kind":"docker","runtimeName":"x","state":99}]}""")]
    [InlineData("""{"host":"a","takenAt":"2026-01-02T03:04:05Z","uptime":"soon"}""")]
    [InlineData("""{"host":"a","takenAt":"2026-01-02T03:04:05Z","uptime":1e30}""")]
    [InlineData("""{"takenAt":"2026-01-02T03:04:05Z"}""")]
    public void A_document_of_the_wrong_types_is_refused(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, SnapshotJson.Default.SnapshotDocument));

    [Fact]
    public void Members_of_a_newer_schema_are_ignored()
    {
        const string json = """{"schema":7,"host":"a","takenAt":"2026-01-02T03:04:05Z","gpu":{"x":1},"guests":[{"kind":"podman","runtimeName":"x","fresh":true}]}""";
        SnapshotDocument read = JsonSerializer.Deserialize(json, SnapshotJson.Default.SnapshotDocument)!;

        Assert.Equal(7, read.Schema);
        Assert.Equal("podman", read.Guests[0].Kind.Name);
    }
}
