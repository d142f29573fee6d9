using Portal.Testbed.Json;

namespace Portal.Tests.Testbed;

/// <summary>Whatever the bytes: an answer or a refusal, never an exception.</summary>
public sealed class HostileBytesTests
{
    private static readonly byte[][] Dictionary =
    [
        "null"u8.ToArray(), "{}"u8.ToArray(), "[]"u8.ToArray(), "-1"u8.ToArray(), "1e999"u8.ToArray(), "\"\\ud800\""u8.ToArray(), "\"\\u0000\""u8.ToArray(), "{\"docker\":{}}"u8.ToArray(),
        "18446744073709551616"u8.ToArray(), [0xFF], [0xEF, 0xBB, 0xBF], "\"\\ud83d\\ude00\""u8.ToArray(), ","u8.ToArray(), "}"u8.ToArray(), "\"testbed_guests\":"u8.ToArray(), "true"u8.ToArray(),
    ];

    public static TheoryData<string> Whole =>
    [
        "v1.1/projects/campus/campus-state.json", "v1.0/projects/factoryline/factoryline-state.json", "v1.1/deployments/lab-failed.json",
        "v1.1/config/kvm-compose-config.json", "v1.0/config/host.json", "simple/office-state.json", "broken/state/hostile-names.json",
    ];

    [Theory]
    [MemberData(nameof(Whole))]
    public void Every_prefix_of_a_file_is_refused_and_the_whole_is_read(string fixture)
    {
        ReadOnlySpan<byte> file = File.ReadAllBytes(TestbedRoot.Fixture(fixture)).AsSpan().TrimEnd("\n"u8);
        for (int length = 0; length < file.Length; length++)
        {
            Refusal? refusal = StrictJson.Check(file[..length]);
            Assert.True(refusal?.Code is "empty" or "not-json" or "not-utf8", $"{length} bytes: {refusal?.Code ?? "accepted"}");
        }

        Assert.Null(StrictJson.Check(file));
    }

    [Fact]
    [Trait("Fault", "S2")]
    [Trait("Fault", "S7")]
    public void Mutated_files_are_answered_or_refused()
    {
        byte[][] seeds =
        [
            .. Directory.GetFiles(TestbedRoot.Fixture("broken"), "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllBytes).Where(file => file.Length is > 0 and < 6000),
        ];
        var random = new Random(20260102);
        int read = 0;
        for (int round = 0; round < 20_000; round++)
        {
            byte[] input = Mutate(seeds[round % seeds.Length], random);
            if (StrictJson.Check(input) is null)
            {
                // Each parser, whatever the file was meant to be.
                read++;
                _ = StateFile.Parser(TestbedRoot.Kinds)(input, "f");
                _ = DeploymentFile.Parse(input, "f");
                _ = ClusterFile.Parse(input, "f");
                _ = HostEntry.Parse(input, "f");
            }
        }

        Assert.InRange(read, 500, 20_000);
    }

    private static byte[] Mutate(byte[] seed, Random random)
    {
        List<byte> bytes = [.. seed];
        for (int edits = random.Next(1, 4); edits > 0; edits--)
        {
            int at = random.Next(bytes.Count + 1);
            switch (random.Next(5))
            {
                case 0 when at < bytes.Count:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.InsertRange(at, Dictionary[random.Next(Dictionary.Length)]);
                    break;
                case 2:
                    int end = Math.Min(bytes.Count, at + random.Next(40));
                    bytes.RemoveRange(at, end - at);
                    break;
                case 3 when at < bytes.Count:
                    int from = random.Next(at + 1);
                    bytes.InsertRange(at, bytes.GetRange(from, Math.Min(60, bytes.Count - from)));
                    break;
                default:
                    Replace(bytes, random);
                    break;
            }
        }

        return [.. bytes];
    }

    /// <summary>A value between a colon and the next comma or brace by another: what stays JSON and is of the wrong type.</summary>
    private static void Replace(List<byte> bytes, Random random)
    {
        int colon = bytes.Count == 0 ? -1 : bytes.IndexOf((byte)':', random.Next(bytes.Count));
        int end = colon < 0 ? -1 : bytes.FindIndex(colon, b => b is (byte)',' or (byte)'}' or (byte)'\n');
        if (end > colon)
        {
            bytes.RemoveRange(colon + 1, end - colon - 1);
            bytes.InsertRange(colon + 1, Dictionary[random.Next(Dictionary.Length)]);
        }
    }
}
