using System.Collections.Immutable;
using System.Diagnostics;
using Portal.Cluster;
using Portal.Components.Palette;
using Portal.Live;
using Portal.Problems;
using Portal.Testbed;
using Portal.Tests.Support;
using static Portal.Tests.Live.LiveSamples;

namespace Portal.Tests.Components.Palette;

public sealed class PaletteIndexTests
{
    private const string Id = "3fa91c02b7d40e5566778899aabbccddeeff00112233445566778899aabbccdd";

    private static readonly PaletteIndex Index = new(PaletteEntries.Of(Frame(GuestOf("web-1", "10.0.3.7", "52:54:00:aa:bb:01"), GuestOf("web-2", "10.0.3.8"), GuestOf("web-10", "10.0.3.9"), GuestOf("broker", null)), ProblemList.Empty));

    [Theory]
    [InlineData("web-1")]
    [InlineData("campus-web-1")]
    [InlineData("10.0.3.7")]
    [InlineData("0.3.7")]
    [InlineData("AA:BB:01")]
    [InlineData("3fa91c02")]
    [InlineData("wb1")]
    [InlineData("web-1 host-a")]
    public void A_guest_is_found_by_any_of_its_names(string typed) => Assert.Equal("deployments/campus/guests/web-1", Index.Search(typed)[0].Address);

    [Fact]
    public void Equal_matches_stand_as_people_count() => Assert.Equal(["web-1", "web-2", "web-10"], Index.Search("web").Select(row => row.Name));

    [Fact]
    public void Every_word_must_be_found() => Assert.Empty(Index.Search("web nowhere"));

    [Theory]
    [InlineData("web-1 net")]
    [InlineData("web-1 › Network")]
    [InlineData("network web-1")]
    public void A_section_is_found_with_its_owner(string typed)
    {
        PaletteEntry row = Index.Search(typed)[0];
        Assert.Equal(("web-1 › Network", "deployments/campus/guests/web-1#network"), (row.Name, row.Address));
    }

    [Fact]
    public void A_hosts_sections_are_its_own() => Assert.Equal("hosts/host-a#filesystems", Index.Search("host-a filesys")[0].Address);

    [Fact]
    public void Two_letters_of_an_id_find_nothing() => Assert.DoesNotContain(Index.Search("3fa"), row => row.Group is PaletteGroup.Guest);

    [Theory]
    [InlineData("guests", "guests")]
    [InlineData("campus", "deployments/campus")]
    [InlineData("host-a", "hosts/host-a")]
    public void Pages_deployments_and_hosts_come_before_guests(string typed, string address) => Assert.Equal(address, Index.Search(typed)[0].Address);

    [Fact]
    public void An_action_is_found_by_its_words() => Assert.Equal("theme:dark", Index.Search("theme dark")[0].Action);

    [Fact]
    public void Before_anything_is_typed_pages_and_actions_stand_there()
    {
        ImmutableArray<PaletteEntry> rows = Index.Search(" ");
        Assert.Equal("Overview", rows[0].Name);
        Assert.DoesNotContain(rows, row => row.Group is PaletteGroup.Guest);
    }

    [Fact]
    public void A_problem_is_found_by_its_sentence_and_leads_to_its_subject()
    {
        var found = new Problem(new ProblemKey("guest-missing", new ProblemSubject("host-a", "campus", "broker")), ProblemSeverity.Error, new ProblemText("campus-broker should run on host-a and doesn't.", "", ""), Start, Start);
        var index = new PaletteIndex(PaletteEntries.Of(Frame(), ProblemList.Empty with { Active = [found] }));
        Assert.Equal(("deployments/campus/guests/broker", "Error"), (index.Search("should run")[0].Address, index.Search("guest-missing")[0].State));
    }

    [Fact]
    public void Among_five_thousand_guests_an_answer_takes_a_fraction_of_150_milliseconds_and_at_most_twenty_rows()
    {
        var index = new PaletteIndex(PaletteEntries.Of(Frame([.. Enumerable.Range(0, 5_000).Select(i => GuestOf($"sensor-{i}", $"10.{i / 250}.{i % 250}.7"))]), ProblemList.Empty));
        foreach (string typed in (string[])["s", "sensor", "sen 12", "10.3.", "sensor-4999", "snsr network", "nothing like it"])
        {
            Assert.InRange(index.Search(typed).Length, 0, PaletteIndex.MostRows);

            // The quickest of several: what else runs on the machine is not the index's doing.
            Assert.InRange(Enumerable.Range(0, 10).Min(_ => Milliseconds(() => index.Search(typed))), 0, 150);
        }

        Assert.Equal("sensor-4999", index.Search("sensor-4999")[0].Name);
    }

    private static double Milliseconds(Func<ImmutableArray<PaletteEntry>> search)
    {
        long begun = Stopwatch.GetTimestamp();
        search();
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }

    private static LiveFrame Frame(params JoinedGuest[] guests)
    {
        var history = new LiveHistory(new ManualTimeProvider(Start));
        history.Add(Joint(0, [Answer("host-a", TakenOf("host-a", 0))], [.. guests]) with
        {
            Testbed = new TestbedContents { Source = "/testbed", Deployments = [new Deployment { Name = "campus", RealName = "campus", State = DeploymentState.Up }] },
        });
        return history.Newest;
    }

    private static JoinedGuest GuestOf(string name, string? address, string? mac = null) => Joined("campus", name, "host-a", Guest("campus-" + name, id: name == "web-1" ? Id : null)) with
    {
        Expected = new ExpectedGuest { Name = name, RealName = name, KindName = "docker", RuntimeName = "campus-" + name, Interfaces = [new ExpectedInterface { Index = 0, Address = address ?? "dynamic", Mac = mac }] },
    };
}
