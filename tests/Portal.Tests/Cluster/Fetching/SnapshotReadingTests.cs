using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Portal.Cluster;
using Portal.Cluster.Fetching;
using Portal.Cluster.Fetching.Reading;
using Portal.Collectors;
using Portal.Sampling;

namespace Portal.Tests.Cluster.Fetching;

public sealed class SnapshotReadingTests
{
    private const string Least = """{"schema":1,"host":"b","takenAt":"2026-01-02T03:04:05Z","uptime":1""";

    public static TheoryData<string> Whole => ["host.json", "guests.json", "newer.json", "older.json"];

    public static TheoryData<string> NoSnapshots =>
    [
        "", " ", "null", "[]", "{}", "true", "1", "\"text\"", "<html></html>", Least, Least + "}}", Least + "},",
        """{"schema":1,"takenAt":"2026-01-02T03:04:05Z"}""", """{"schema":1,"host":null,"takenAt":"2026-01-02T03:04:05Z"}""", """{"schema":1,"host":"b"}""",
        """{"schema":1,"host":"b","takenAt":"yesterday"}""", """{"schema":"one","host":"b","takenAt":"2026-01-02T03:04:05Z"}""",
        """{"schema":1,"host":"b","takenAt":"2026-01-02T03:04:05Z","uptime":-5}""", """{"schema":1,"host":"b","takenAt":"2026-01-02T03:04:05Z","uptime":1e300}""",
        """{"schema":1,"host":"\ud800","takenAt":"2026-01-02T03:04:05Z"}""", Least + ",\"guests\":" + new string('[', 100_000),
    ];

    [Theory]
    [MemberData(nameof(Whole))]
    public void A_part_of_a_document_is_no_document(string fixture)
    {
        ReadOnlySpan<byte> document = Bytes(fixture).AsSpan().TrimEnd("\n"u8);
        for (int length = 0; length < document.Length; length++)
        {
            Assert.Equal(FetchResult.Malformed, Refused(document[..length].ToArray()));
        }

        Assert.Null(Refused(document.ToArray()));
    }

    [Fact]
    public void Reads_what_a_portal_wrote_to_the_last_digit()
    {
        HostSnapshot snapshot = Read("guests.json", out int impossible);
        Assert.Equal(0, impossible);
        Assert.Equal(12_000_000_345, snapshot.UptimeNanoseconds);
        Assert.Equal(-3.5, snapshot.Machine!.Temperatures[0].Celsius);
        Assert.Equal(["campus-web", "campus-router"], snapshot.Guests.Select(guest => guest.RuntimeName));
        Assert.Equal(250_000_000, snapshot.Guests[0].Cpu!.ThrottledNanoseconds);
        Assert.Equal(-1, snapshot.Guests[0].Exit!.Code);
        Assert.Equal(GuestState.Paused, snapshot.Guests[1].State);
        Assert.Equal(CollectorFailure.Denied, snapshot.Collectors[1].Reason);
        Assert.Equal(new FailureCount(CollectorFailure.Timeout, 2), snapshot.Collectors[0].Failures[0]);
    }

    [Theory]
    [InlineData("host.json")]
    [InlineData("guests.json")]
    public void What_is_read_is_what_the_format_itself_reads(string fixture)
    {
        HostSnapshot read = Read(fixture, out int impossible);
        byte[] again = JsonSerializer.SerializeToUtf8Bytes(read.ToDocument(), SnapshotJson.Default.SnapshotDocument);
        SnapshotDocument plain = JsonSerializer.Deserialize(Bytes(fixture), SnapshotJson.Default.SnapshotDocument)!.ToSnapshot().ToDocument();
        Assert.Equal(0, impossible);
        Assert.Equal(Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(plain, SnapshotJson.Default.SnapshotDocument)), Encoding.UTF8.GetString(again));
    }

    [Fact]
    [Trait("Fault", "H11")]
    public void Reads_a_newer_document_as_far_as_it_is_understood()
    {
        HostSnapshot snapshot = Read("newer.json", out int impossible);
        Assert.Equal(7, snapshot.Schema);
        Assert.Equal([("firecracker", "micro-1"), ("docker", "campus-web")], snapshot.Guests.Select(guest => (guest.Kind.Name, guest.RuntimeName)));
        Assert.Equal(GuestState.Unknown, snapshot.Guests[0].State);
        Assert.Equal(2_000_000_000, snapshot.Guests[0].Cpu!.UsageNanoseconds);
        Assert.Null(snapshot.Guests[1].Cpu);
        Assert.Equal(CollectorFailure.Internal, snapshot.Collectors[0].Reason);
        Assert.Equal([new FailureCount(CollectorFailure.Timeout, 3)], snapshot.Collectors[0].Failures);
        Assert.True(impossible >= 3);
    }

    [Fact]
    [Trait("Fault", "H11")]
    public void Reads_an_older_document_without_inventing_what_it_lacks()
    {
        HostSnapshot snapshot = Read("older.json", out int impossible);
        Assert.Equal((0, 0), (snapshot.Schema, impossible));
        Assert.Null(snapshot.Machine!.Cpu);
        Assert.Null(snapshot.Machine.Memory);
        Assert.True(snapshot.Machine.Load.IsDefault);
        Assert.Null(snapshot.Guests[0].Memory);
    }

    [Theory]
    [MemberData(nameof(NoSnapshots))]
    [Trait("Fault", "H5")]
    public void Refuses_what_is_no_snapshot(string document) => Assert.Equal(FetchResult.Malformed, Refused(Encoding.UTF8.GetBytes(document)));

    [Fact]
    [Trait("Fault", "H5")]
    public void Refuses_what_is_not_utf8() => Assert.Equal(FetchResult.Malformed, Refused([.. Encoding.UTF8.GetBytes(Least + ",\"version\":\""), 0xff, .. "\"}"u8]));

    [Theory]
    [InlineData("18446744073709551616")]
    [InlineData("-1")]
    [InlineData("\"NaN\"")]
    [InlineData("1.5")]
    [InlineData("1e400")]
    [InlineData("{}")]
    [InlineData("[[1]]")]
    [InlineData("true")]
    [Trait("Fault", "H13")]
    public void A_value_that_can_not_be_is_absent_and_counted(string value)
    {
        HostSnapshot snapshot = ReadText($$$"""{{{Least}}},"memory":{"sizeBytes":{{{value}}},"freeBytes":7},"bootedAt":{{{value}}},"load":[0.5,{{{value}}},1,2]}""", out int impossible);
        Assert.Null(snapshot.Machine!.Memory!.SizeBytes);
        Assert.Equal(7, snapshot.Machine.Memory.FreeBytes);
        Assert.Null(snapshot.Machine.BootedAt);
        Assert.True(snapshot.Machine.Load.IsDefault);
        Assert.Equal(3, impossible);
    }

    [Theory]
    [InlineData("-0.5")]
    [InlineData("1e10")]
    [InlineData("1e30")]
    [InlineData("\"Infinity\"")]
    [Trait("Fault", "H13")]
    public void A_time_that_can_not_be_is_absent_and_counted(string value)
    {
        HostSnapshot snapshot = ReadText($$$"""{{{Least}}},"guests":[{"kind":"docker","runtimeName":"a","cpu":{"usage":{{{value}}},"user":1}}]}""", out int impossible);
        Assert.Null(snapshot.Guests[0].Cpu!.UsageNanoseconds);
        Assert.Equal(1_000_000_000, snapshot.Guests[0].Cpu!.UserNanoseconds);
        Assert.Equal(1, impossible);
    }

    [Fact]
    [Trait("Fault", "H13")]
    public void A_part_that_can_not_be_costs_itself()
    {
        HostSnapshot snapshot = ReadText(
            $$$"""{{{Least}}},"cpu":{"total":{"user":-1},"cores":[{"index":0,"times":{"idle":5}},{"index":1,"times":{"idle":-5}},null]},"disks":[{"reads":1},{"device":"sda","reads":-1},{"device":"sdb"}],"networks":7,"memoryLines":[{"name":null,"value":1},{"value":1},{"name":"Cached","value":1}],"guests":[null,{"kind":"docker"},{"kind":"docker","runtimeName":"a","state":3},{"kind":"docker","runtimeName":"b"}],"collectors":null}""",
            out int impossible);
        Assert.Null(snapshot.Machine!.Cpu!.Total);
        Assert.Equal([0], snapshot.Machine.Cpu.Cores.Select(core => core.Index));
        Assert.Equal(["sdb"], snapshot.Machine.Disks.Select(disk => disk.Device));
        Assert.True(snapshot.Machine.Networks.IsDefault);
        Assert.Equal(["Cached"], snapshot.Machine.MemoryLines.Select(line => line.Name));
        Assert.Equal(["b"], snapshot.Guests.Select(guest => guest.RuntimeName));
        Assert.True(impossible >= 9);
    }

    [Fact]
    [Trait("Fault", "H13")]
    public void Keeps_two_thousand_guests_and_the_first_of_each_name()
    {
        IEnumerable<string> many = Enumerable.Range(0, 2500).Select(index => $$$"""{"kind":"docker","runtimeName":"g{{{index}}}"}""");
        Assert.Equal(2000, ReadText($"{Least},\"guests\":[{string.Join(',', many)}]}}", out int left).Guests.Length);
        Assert.Equal(500, left);
        HostSnapshot twice = ReadText($$$"""{{{Least}}},"guests":[{"kind":"docker","runtimeName":"a","processes":1},{"kind":"docker","runtimeName":"a","processes":2},{"kind":"android","runtimeName":"a"}]}""", out left);
        Assert.Equal([("docker", 1L), ("android", null)], twice.Guests.Select(guest => (guest.Kind.Name, guest.Processes)));
        Assert.Equal(1, left);
    }

    [Fact]
    [Trait("Fault", "H13")]
    public void Refuses_a_million_guests_without_making_them()
    {
        byte[] document = Encoding.UTF8.GetBytes($"{Least},\"guests\":[{string.Join(',', Enumerable.Repeat("{\"kind\":\"a\"}", 600_000))}]}}");
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(FetchResult.Malformed, Refused(document));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    [Trait("Fault", "H13")]
    public void Cuts_long_texts_and_leaves_out_guests_with_long_names()
    {
        string giant = new('x', 1_000_000);
        HostSnapshot snapshot = ReadText($$$"""{{{Least}}},"version":"{{{giant}}}","guests":[{"kind":"docker","runtimeName":"{{{giant}}}"},{"kind":"docker","runtimeName":"{{{giant[..256]}}}"},{"kind":"docker","runtimeName":""}]}""", out int left);
        Assert.Equal(256, snapshot.Version!.Length);
        Assert.Equal([giant[..256]], snapshot.Guests.Select(guest => guest.RuntimeName));
        Assert.Equal(2, left);
    }

    [Theory]
    [InlineData("a\\u0000b", "a\uFFFDb")]
    [InlineData("a\\nb\\u001b[31m", "a\uFFFDb\uFFFD[31m")]
    [InlineData("\\u202egnp.exe", "\uFFFDgnp.exe")]
    [InlineData("\\u0085\\u2066", "\uFFFD\uFFFD")]
    [InlineData("größe 😀", "größe 😀")]
    public void Replaces_what_would_steer_a_terminal_or_turn_text_around(string sent, string read) =>
        Assert.Equal(read, ReadText($$$"""{{{Least}}},"networks":[{"interface":"{{{sent}}}"}]}""", out _).Machine!.Networks[0].Interface);

    [Fact]
    public void Takes_the_age_that_a_document_of_a_stream_states()
    {
        Assert.Equal(TimeSpan.FromMilliseconds(250), SnapshotReading.Read(Encoding.UTF8.GetBytes("""{"age":0.25,""" + Least[1..] + "}")).Age);
        Assert.Null(SnapshotReading.Read(Encoding.UTF8.GetBytes("""{"age":1e9,""" + Least[1..] + "}")).Age);
        Assert.Null(SnapshotReading.Read(Encoding.UTF8.GetBytes(Least + "}")).Age);
    }

    [Fact]
    [Trait("Fault", "H5")]
    public void Any_bytes_are_a_document_or_refused()
    {
        byte[][] seeds = [Bytes("host.json"), Bytes("guests.json"), Bytes("newer.json")];
        byte[][] splices =
        [
            "null"u8.ToArray(), "-1"u8.ToArray(), "1e999"u8.ToArray(), "[]"u8.ToArray(), "{}"u8.ToArray(), "\"\\ud800\""u8.ToArray(), "18446744073709551616"u8.ToArray(), [0xff], ","u8.ToArray(),
            "}"u8.ToArray(), "]"u8.ToArray(), "\"guests\":"u8.ToArray(), "9999999999999999999999999999e9"u8.ToArray(), "\"2026-13-45T99:99:99Z\""u8.ToArray(), "{\"kind\":\"docker\",\"runtimeName\":\"x\"},"u8.ToArray(),
        ];
        Gen<byte[]> mutants =
            from seed in Gen.Choose(0, seeds.Length - 1)
            from at in Gen.Choose(0, 1 << 20)
            from cut in Gen.Choose(0, 12)
            from splice in Gen.Choose(0, splices.Length - 1)
            from again in Gen.Choose(0, 1 << 20)
            from flip in Gen.Choose(0, 255)
            select Mutate(seeds[seed], at, cut, splices[splice], again, (byte)flip);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5000), Prop.ForAll(mutants.ToArbitrary(), document => Refused(document) is null or FetchResult.Malformed));
    }

    private static byte[] Mutate(byte[] seed, int at, int cut, byte[] splice, int again, byte flip)
    {
        int place = at % seed.Length;
        byte[] mutant = [.. seed.AsSpan(0, place), .. splice, .. seed.AsSpan(Math.Min(seed.Length, place + cut))];
        mutant[again % mutant.Length] ^= flip;
        return mutant;
    }

    private static FetchResult? Refused(byte[] document)
    {
        try
        {
            _ = SnapshotReading.Read(document);
            return null;
        }
        catch (PeerFailure refused)
        {
            return refused.Result;
        }
    }

    private static byte[] Bytes(string fixture) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", "snapshots", fixture));

    private static HostSnapshot Read(string fixture, out int impossible) => ReadText(Encoding.UTF8.GetString(Bytes(fixture)), out impossible);

    private static HostSnapshot ReadText(string document, out int impossible)
    {
        ReadDocument read = SnapshotReading.Read(Encoding.UTF8.GetBytes(document));
        impossible = read.Impossible;
        return read.Snapshot;
    }
}
