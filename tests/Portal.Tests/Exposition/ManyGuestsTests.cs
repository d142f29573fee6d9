using System.Text;
using Portal.Cluster;
using Portal.Collectors;
using Portal.Exposition;
using Portal.Exposition.Text;

namespace Portal.Tests.Exposition;

public sealed class ManyGuestsTests : IDisposable
{
    private readonly TestRenderer _renderer = new();

    [Theory]
    [InlineData(257)]
    [InlineData(1000)]
    public void Are_written_as_few_are_one_block_a_family_and_every_guest_in_it(int count)
    {
        JoinedGuest[] guests = [.. Enumerable.Range(0, count).Select(index => ExampleCluster.Unassigned(new GuestSample
        {
            Kind = GuestKind.Docker,
            RuntimeName = $"guest-{index:0000}",
            State = GuestState.Running,
            Cpu = new GuestCpu { UsageNanoseconds = index },
            Memory = index % 2 == 0 ? new GuestMemory { UsageBytes = index } : null,
        }))];
        string[] OneByOne(Func<ReadSample, bool> which) => [.. guests.SelectMany(guest => Read([guest])).Where(which).Select(sample => sample.Identity + sample.Value)];

        // The reader refuses a family that has two blocks.
        IReadOnlyList<ReadSample> samples = Read(guests);

        Assert.All(samples.Select(sample => sample.Name).Distinct(), name =>
            Assert.Equal(OneByOne(sample => sample.Name == name), samples.Where(sample => sample.Name == name).Select(sample => sample.Identity + sample.Value)));
        Assert.Equal(OneByOne(_ => true).Length, samples.Count);
    }

    public void Dispose() => _renderer.Dispose();

    private IReadOnlyList<ReadSample> Read(params JoinedGuest[] guests) =>
        StrictReader.ReadText(Encoding.UTF8.GetBytes(_renderer.Render(ExampleCluster.Of(guests), ExpositionFormat.Text, ExpositionParts.Guests)));
}
