using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Portal.Cluster;
using Portal.Collectors;
using Portal.Exposition;
using Portal.Exposition.Text;
using Portal.Testbed;
using Portal.Tests.Real;

namespace Portal.Tests.Exposition;

[Trait("Fault", "E4")]
public sealed class HostileNameTests : IDisposable
{
    private const int MaxCharacters = 256;

    private static readonly HashSet<string> KnownNames = [.. Catalogue.All.Select(entry => entry.Family.Name)];
    private static readonly HashSet<string> KnownLabels = [.. Catalogue.All.SelectMany(entry => entry.Family.Labels.Concat(entry.ScopeLabels))];

    private readonly TestRenderer _renderer = new();

    [Fact]
    public void Forge_nothing_and_read_the_same_in_both_formats() => Check.One(
        HostileNames.Config(400),
        Prop.ForAll(HostileNames.Names.ListOf(8).ToArbitrary(), names =>
        {
            ClusterSnapshot snapshot = With([.. names]);
            IReadOnlyList<ReadSample> text = StrictReader.ReadText(Encoding.UTF8.GetBytes(_renderer.Render(snapshot)));
            IReadOnlyList<ReadSample> openMetrics = StrictReader.ReadOpenMetrics(Encoding.UTF8.GetBytes(_renderer.Render(snapshot, ExpositionFormat.OpenMetrics)));

            Assert.Equal(text.Select(sample => (sample.Identity, sample.Value)), openMetrics.Select(sample => (sample.Identity, sample.Value)));
            Assert.All(text, sample => Assert.Contains(sample.Name, KnownNames));
            Assert.All(text.SelectMany(sample => sample.Labels), label => Assert.Contains(label.Key, KnownLabels));
        }));

    [Fact]
    public void Leave_every_other_series_as_it_was() => Check.One(
        HostileNames.Config(100),
        Prop.ForAll(HostileNames.Names.ListOf(8).ToArbitrary(), names =>
        {
            string[] OfBenign(ClusterSnapshot snapshot) => [.. StrictReader.ReadText(Encoding.UTF8.GetBytes(_renderer.Render(snapshot)))
                .Where(sample => sample["guest"] == "campus-web" && sample["host"] == "host-a").Select(sample => sample.Identity + sample.Value)];

            Assert.Equal(OfBenign(ExampleCluster.Of(Benign)), OfBenign(With([.. names])));
        }));

    [Fact]
    public void Keep_their_harmless_part() => Check.One(
        HostileNames.Config(500),
        Prop.ForAll(HostileNames.Names.ToArbitrary(), name =>
        {
            JoinedGuest guest = ExampleCluster.Unassigned(new GuestSample { Kind = GuestKind.Docker, RuntimeName = name, State = GuestState.Running });
            IReadOnlyList<ReadSample> samples = StrictReader.ReadText(Encoding.UTF8.GetBytes(_renderer.Render(ExampleCluster.Of(guest), parts: ExpositionParts.Guests)));

            if (name.Length > MaxCharacters)
            {
                Assert.Empty(samples);
            }
            else
            {
                Assert.All(samples, sample => Assert.Equal(HostileNames.Harmless(name), sample["guest"]));
                Assert.NotEmpty(samples);
            }
        }));

    [Fact]
    public async Task Are_accepted_by_promtool()
    {
        List<JoinedGuest> guests = [Benign];
        foreach (string name in Gen.Sample(HostileNames.Names, 30, 1_000))
        {
            guests.Add(ExampleCluster.Unassigned(new GuestSample { Kind = GuestKind.Docker, RuntimeName = name, State = GuestState.Running, Networks = [ExampleHosts.Counters(name)] }));
        }

        await Promtool.AcceptsAsync(_renderer.Render(ExampleCluster.Of(guests)), "an answer with a thousand hostile names");
    }

    public void Dispose() => _renderer.Dispose();

    private static JoinedGuest Benign { get; } = ExampleCluster.Unassigned(ExampleGuests.Container());

    private static ClusterSnapshot With(string[] names)
    {
        GuestSample sample = ExampleGuests.Vm() with
        {
            RuntimeName = names[0],
            RuntimeId = names[1],
            Image = names[2],
            Networks = [ExampleHosts.Counters(names[3]), ExampleHosts.Counters(names[4])],
            Disks = [new GuestDisk { Device = names[3], Reads = 1 }, new GuestDisk { Device = names[5], Reads = 2 }],
        };
        ExpectedGuest expected = ExampleGuests.Expected(names[6], names[7], GuestKind.Libvirt, names[5], new ExpectedInterface { Index = 0, HostInterface = names[3], Switch = names[1], Mac = names[2] });
        return ExampleCluster.Of(
            Benign,
            ExampleCluster.Unassigned(sample),
            ExampleCluster.Unassigned(sample with { RuntimeName = names[1] }),
            new JoinedGuest { Project = names[6], Name = names[7], Kind = "libvirt", Host = names[5], RuntimeName = names[0], State = GuestState.Running, Sample = sample, Expected = expected, ShouldRun = true }) with
        {
            Hosts = [ExampleCluster.Snapshot.Hosts[0], ExampleHosts.Silent with { Name = names[5], Address = names[4] }],
            Testbed = new TestbedContents { Deployments = [new Deployment { Name = names[6], RealName = names[6], State = DeploymentState.Up, HasState = true, Network = names[2], Guests = [expected, expected] }] },
        };
    }
}
