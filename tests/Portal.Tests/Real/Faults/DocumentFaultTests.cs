using System.Text.Json.Nodes;
using Portal.Tests.Support.Peers;

namespace Portal.Tests.Real.Faults;

/// <summary>A host whose snapshot can be read and is odd: another version, another clock, untruths.</summary>
[Collection(FaultCollection.Name)]
[Trait("Category", "Real")]
public sealed class DocumentFaultTests(FaultBed bed)
{
    private PeerHost Host => bed.Victim.Host;

    [Fact]
    [Row("H11")]
    public Task Another_schema_is_read_as_far_as_it_is_understood_and_a_missing_member_is_malformed() => new FaultRow(bed).AssertAsync(
        Speaks("without a required member", PeerLies.Edited(Host, document => document.Remove("takenAt")), "malformed"),
        WithoutFirstGuest("a guest without a name", PeerLies.Edited(Host, document => document["guests"]![0]!.AsObject().Remove("runtimeName"))),
        Understood("an older schema", () => PeerLies.Edited(Host, document => document["schema"] = 0)),
        Understood("a newer schema with unknown members", () => PeerLies.Edited(Host, document =>
        {
            document["schema"] = 2;
            document["moonPhase"] = new JsonObject { ["waxing"] = true };
            document["guests"]![0]!.AsObject()["mood"] = "fine";
        })),
        Understood("an unknown kind of guest", () => PeerLies.Edited(Host, document => document["guests"]![0]!["kind"] = "unikernel")));

    [Fact]
    [Row("H5")]
    [Trait("trap", "T4")]
    public Task Bad_text_in_a_part_of_good_JSON_costs_that_part_and_bad_UTF8_the_whole() => new FaultRow(bed).AssertAsync(
        Speaks("bad UTF-8", Broken(Host), "malformed"),
        WithoutFirstGuest("a number for a word", PeerLies.Replaced(Host, "\"state\":\"running\"", "\"state\":99")),
        WithoutFirstGuest("an unpaired surrogate", PeerLies.Replaced(Host, "\"runtimeName\":\"", "\"runtimeName\":\"\\ud800")));

    [Fact]
    [Row("H12")]
    public Task A_clock_that_is_an_hour_off_works_and_is_shown() => new FaultRow(bed).AssertAsync(
        Skewed(TimeSpan.FromHours(1)), Skewed(TimeSpan.FromHours(-1)));

    [Fact]
    [Row("H13")]
    public Task A_host_can_speak_for_itself_only() => new FaultRow(bed).AssertAsync(
        // Who it is says its place among the members, and under TLS its certificate; what the document says is nobody's name.
        Understood("another host's name", () => PeerLies.Edited(Host, document => document["host"] = "host-b")) with
        {
            MeanwhileAsync = scrape =>
            {
                Assert.Contains(scrape.OfHost(Host.Name), sample => sample["guest"] == Host.Guest(0).RuntimeName);
                return Task.CompletedTask;
            },
        },
        Speaks("a million guests", PeerLies.ManyGuests(Host, 300_000), "too_large"),
        Understood("5,000 guests", () => PeerLies.ManyGuests(Host, 5_000)) with
        {
            MeanwhileAsync = scrape =>
            {
                Assert.InRange(scrape.OfHost(Host.Name).Select(sample => sample["guest"]).Where(guest => guest.Length > 0).Distinct().Count(), 1, 2_000);
                return Task.CompletedTask;
            },
        },
        Understood("a guest of another host", () => PeerLies.GuestCalled(Host, FaultBed.OthersGuest)) with
        {
            MeanwhileAsync = scrape =>
            {
                ScrapedSample[] guests = [.. scrape.Text.Named("testbed_guest_up").Where(sample => sample["project"] == FaultBed.Project)];
                Assert.Equal(("host-b", 1d), (Assert.Single(guests)["host"], guests[0].Value));
                return Task.CompletedTask;
            },
        });

    [Fact]
    [Row("H13")]
    public Task Values_that_cannot_be_are_absent_and_the_rest_stands() => new FaultRow(bed).AssertAsync(
        Impossible("a negative size", "\"sizeBytes\":17179869184", "\"sizeBytes\":-5", "testbed_host_memory_size_bytes"),
        Impossible("2 to the 64th", "\"sizeBytes\":17179869184", "\"sizeBytes\":18446744073709551616", "testbed_host_memory_size_bytes"),
        Impossible("an infinite load", "\"load\":[0.25,", "\"load\":[1e999,", "testbed_host_load_average"),
        Speaks("NaN", PeerLies.Replaced(Host, "\"load\":[0.25,", "\"load\":[NaN,"), "malformed"),
        Understood("a name of a megabyte", () => PeerLies.GuestCalled(Host, new string('x', 1 << 20))) with
        {
            MeanwhileAsync = scrape =>
            {
                Assert.All(scrape.OfHost(Host.Name).SelectMany(sample => sample.Labels.Values), value => Assert.InRange(value.Length, 0, 256));
                return Task.CompletedTask;
            },
        });

    private FaultVariant Skewed(TimeSpan offset) => Understood($"a clock {offset.TotalHours:+0;-0} h off", () => PeerLies.Skewed(Host, offset)) with
    {
        MeanwhileAsync = scrape =>
        {
            Assert.InRange(scrape.Of("testbed_fanout_clock_offset_seconds", Host.Name), offset.TotalSeconds - 2, offset.TotalSeconds + 2);
            Assert.Empty(scrape.LinesWithTime);
            return Task.CompletedTask;
        },
    };

    // A value that can't be is left out, or the whole document is refused: never passed on.
    private FaultVariant Impossible(string name, string text, string by, string family) => Understood(name, () => PeerLies.Replaced(Host, text, by)) with
    {
        MeanwhileAsync = scrape =>
        {
            Assert.All(scrape.OfHost(Host.Name).Where(sample => sample.Name == family), sample => Assert.InRange(sample.Value, 0, 1e15));
            Assert.All(scrape.OfHost(Host.Name), sample => Assert.True(double.IsFinite(sample.Value), sample.Line));
            return Task.CompletedTask;
        },
    };

    /// <summary>It stays up; of its two guests the second is there.</summary>
    private FaultVariant WithoutFirstGuest(string name, byte[] document) => Understood(name, () => document) with
    {
        MeanwhileAsync = scrape =>
        {
            Assert.Equal([Host.Guest(1).RuntimeName], scrape.OfHost(Host.Name).Select(sample => sample["guest"]).Where(guest => guest.Length > 0).Distinct());
            return Task.CompletedTask;
        },
    };

    private FaultVariant Speaks(string name, byte[] document, params string[] reasons) => new("says " + name, () =>
    {
        bed.Victim.Peer.Become(PeerScript.Body(name, document), keepConnections: true);
        return Task.CompletedTask;
    }, reasons);

    private static byte[] Broken(PeerHost host)
    {
        byte[] document = host.Document();
        document[document.AsSpan().IndexOf("Debian"u8)] = 0xFF;
        return document;
    }

    /// <summary>It stays up.</summary>
    private FaultVariant Understood(string name, Func<byte[]> document) => new("says " + name, () =>
    {
        bed.Victim.Peer.Become(PeerScript.Healthy(_ => document(), Host.Age), keepConnections: true);
        return Task.CompletedTask;
    });
}
