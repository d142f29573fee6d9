using System.Collections.Immutable;
using System.Text.Json;
using Portal.Collectors;
using Portal.Collectors.Docker;

namespace Portal.Tests.Docker;

/// <summary>The engine's real documents; see Fixtures/docker/README.md.</summary>
public sealed class DockerDocumentTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Fixtures", "docker");

    [Fact]
    public void Reads_the_engines_list()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes($"{Folder}/list.json"));
        ImmutableArray<DockerListing> listing = DockerListing.Parse(document.RootElement, out int refused);

        Assert.Equal(0, refused);
        Assert.Equal(["joined", "hostnet", "web", "sick", "fresh", "oom", "kept-3"], listing.Select(entry => entry.Name));
        Assert.Equal(("box:1", "running", "none"), (listing[2].Image, listing[2].Status, listing[2].NetworkMode));
    }

    [Theory]
    [InlineData("web", GuestState.Running, 17271, null)]
    [InlineData("kept-3", GuestState.Failed, 0, 3)]
    [InlineData("oom", GuestState.Failed, 0, 137)]
    [InlineData("fresh", GuestState.Starting, 0, null)]
    public void Reads_the_engines_answers_about_one_container(string name, GuestState state, int pid, int? exitCode)
    {
        DockerContainer container = Inspect(name);

        Assert.Equal((name, state, pid, exitCode), (container.Name, container.State, container.Pid, container.Exit?.Code));
        Assert.Equal(name == "oom" ? true : exitCode is null ? null : false, container.Exit?.OomKilled);
        Assert.Equal((0, false), (container.Restarts, container.AutoRemove));
        Assert.Equal(name == "fresh", container.StartedAt is null);
        Assert.Null(container.Healthy);
    }

    [Fact]
    public void Reads_health_and_whose_network_it_has()
    {
        Assert.False(Inspect("sick").Healthy);
        Assert.Equal("host", Inspect("hostnet").NetworkMode);
        Assert.StartsWith("container:", Inspect("joined").NetworkMode, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1024)]
    [InlineData(1_000_000)]
    public async Task Reads_the_engines_events_however_the_stream_is_cut(int chunk)
    {
        List<DockerEvent> events = await EventsAsync(await File.ReadAllBytesAsync($"{Folder}/events.json"), chunk);

        DockerEvent died = events.First(happened => happened.Action == "die");
        Assert.Equal(("three", "box:1", 3), (died.Name, died.Image, died.ExitCode));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1_795_616_697).AddTicks(5_947_371), died.At);
        Assert.Contains(events, happened => happened is { Action: "rename", Name: "kept-3" });
        Assert.Contains(events, happened => happened is { Action: "health_status: unhealthy", Name: "sick" });
        Assert.Equal(events.Count, (await File.ReadAllLinesAsync($"{Folder}/events.json")).Length);
    }

    [Fact]
    public async Task Every_prefix_of_every_answer_is_refused_and_nothing_else_is_thrown()
    {
        foreach (string path in Directory.EnumerateFiles(Folder, "*.json").Where(path => !path.EndsWith("events.json", StringComparison.Ordinal)))
        {
            byte[] whole = (await File.ReadAllBytesAsync(path)).AsSpan().TrimEnd((byte)'\n').ToArray();
            for (int length = 0; length < whole.Length; length++)
            {
                using var answer = new HttpResponseMessage { Content = new ByteArrayContent(whole, 0, length) };
                DockerFailureException refused = await Assert.ThrowsAsync<DockerFailureException>(() => DockerBody.ReadJsonAsync(answer, CancellationToken.None));
                Assert.Equal(CollectorFailure.Malformed, refused.Reason);
            }
        }
    }

    [Fact]
    public async Task Every_prefix_of_the_event_stream_gives_the_events_that_are_whole()
    {
        byte[] whole = await File.ReadAllBytesAsync($"{Folder}/events.json");
        for (int length = 0; length < 3000; length++)
        {
            int complete = whole.AsSpan(0, length).Count((byte)'\n');
            Assert.InRange((await EventsAsync(whole[..length], 1 << 20)).Count, complete, complete + 1);
        }
    }

    [Theory]
    [InlineData("""{"Action":"die"}""")]
    [InlineData("""{"Action":"die","Actor":{"ID":"../.."}}""")]
    [InlineData("""{"Action":7,"Actor":[]}""")]
    [InlineData("""{"Action":"\ud800","Actor":{"ID":"8b0f3f958926bcc8853a440d7991e5be6bcdaad3734f94254a5895d9f4b835b5"}}""")]
    [InlineData("[]")]
    [InlineData("1")]
    public void What_is_not_about_a_container_is_skipped(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);

        Assert.Null(DockerEvent.TryParse(document.RootElement));
    }

    private static DockerContainer Inspect(string name)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes($"{Folder}/inspect-{name}.json"));
        Assert.True(DockerId.TryParse(document.RootElement.GetProperty("Id").GetString(), out DockerId id));
        return DockerInspection.Parse(document.RootElement, id, known: null);
    }

    private static async Task<List<DockerEvent>> EventsAsync(byte[] bytes, int chunk)
    {
        List<DockerEvent> events = [];
        using var stream = new DockerEventStream(new HttpResponseMessage(), new CutStream(bytes, chunk));
        while (await stream.ReadAsync(CancellationToken.None) is { } happened)
        {
            events.Add(happened);
        }

        return events;
    }

    /// <summary>Gives out at most so many bytes a read, as chunks of an answer do.</summary>
    private sealed class CutStream(byte[] bytes, int chunk) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(chunk, buffer.Length)], cancellationToken);
    }
}
