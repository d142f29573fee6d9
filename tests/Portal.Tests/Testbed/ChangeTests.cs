using System.Text;
using Portal.Testbed;
using Portal.Tests.Support;

namespace Portal.Tests.Testbed;

/// <summary>A change is found, with early notice or without, and a file that is written all the time is never shown half.</summary>
public sealed class ChangeTests
{
    private static readonly TimeSpan Poll = TestbedWatcher.PollPeriod + TimeSpan.FromMilliseconds(500);

    [Theory]
    [Trait("Fault", "S11")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Polling_finds_new_content_of_the_same_size_and_second(bool byRename)
    {
        using var root = new TestbedRoot("v1.1");
        ManualTimeProvider clock = Steered.Clock();
        string path = root.StateOf("lab-failed");
        DateTime written = File.GetLastWriteTimeUtc(path);
        using TestbedWatcher watcher = root.Watcher(clock);
        await Steered.StartAsync(watcher, clock);

        string other = (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).Replace("attacker", "defender", StringComparison.Ordinal);
        string target = byRename ? path + ".new" : path;
        await File.WriteAllTextAsync(target, other, TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(target, byRename ? written : written.AddTicks(10));
        if (byRename)
        {
            File.Move(target, path, overwrite: true);
        }

        await Steered.MoveUntilAsync(clock, "the new content", Poll, () => watcher.Current.Deployments.Any(deployment => deployment.Guests.Any(guest => guest.Name == "defender")));
        await watcher.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task What_was_written_just_before_the_last_read_is_read_once_more()
    {
        using var root = new TestbedRoot("v1.1");
        ManualTimeProvider clock = Steered.Clock();
        string path = root.StateOf("lab-failed");
        DateTime written = clock.GetUtcNow().UtcDateTime.AddSeconds(-1);
        File.SetLastWriteTimeUtc(path, written);
        using TestbedWatcher watcher = root.Watcher(clock);
        await Steered.StartAsync(watcher, clock);
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).Replace("attacker", "defender", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(path, written);
        await Steered.MoveUntilAsync(clock, "the new content", Poll, () => watcher.Current.Deployments.Any(deployment => deployment.Guests.Any(guest => guest.Name == "defender")));
        await watcher.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Nothing_changes_while_no_file_does()
    {
        using var root = new TestbedRoot("v1.1");
        ManualTimeProvider clock = Steered.Clock();
        using TestbedWatcher watcher = root.Watcher(clock);
        await Steered.StartAsync(watcher, clock);
        TestbedContents first = watcher.Current;
        await Steered.MoveWhileAsync(clock, "the same contents", 2 * Poll, () => ReferenceEquals(first, watcher.Current));
        await watcher.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Early_notice_comes_without_the_clock_reaching_the_next_poll()
    {
        using var root = new TestbedRoot("v1.1");
        using TestbedWatcher watcher = root.Watcher(change: options => options with { Watch = true });
        await watcher.StartAsync(CancellationToken.None);
        int writes = 0;
        await Until.HoldsAsync("the change is noticed", TestbedWatcher.PollPeriod - TimeSpan.FromSeconds(1), async () =>
        {
            // The watchers are set up in the background, so that a hanging mount holds up nothing: write until one hears it.
            await File.WriteAllTextAsync(root.StateOf("campus"), $$$$"""{"project_name": "campus", "testbed_guests": {"n{{{{writes++}}}}": {"docker": {}, "testbed_host": "main"}}}""");
            await Task.Delay(150);
            return watcher.Current.Deployments.Single(deployment => deployment.Name == "campus").Guests.Length == 1;
        });
        await watcher.StopAsync(CancellationToken.None);
    }

    [Fact]
    [Trait("Fault", "S1")]
    public async Task A_file_rewritten_in_a_tight_loop_is_never_shown_empty_mixed_or_as_a_problem()
    {
        using var root = new TestbedRoot("v1.1");
        using TestbedWatcher watcher = root.Watcher(change: options => options with { Watch = true });
        root.Write("projects/campus/campus-state.json", Version('a'));
        await watcher.StartAsync(CancellationToken.None);
        List<string> seen = [];
        watcher.Changed += () => seen.Add(Look(watcher.Current));
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(4));
        await Task.Run(() =>
        {
            for (int write = 0; !enough.IsCancellationRequested; write++)
            {
                WriteInPieces(root.StateOf("campus"), Version((char)('a' + (write % 2))));
            }
        });
        WriteInPieces(root.StateOf("campus"), Version('z'));
        await Until.HoldsAsync("the newest content", TimeSpan.FromSeconds(7), () => Task.FromResult(Look(watcher.Current) == "z 400"));
        await watcher.StopAsync(CancellationToken.None);
        Assert.Empty(seen.Where(look => look is not ("a 400" or "b 400" or "z 400")).Distinct());

        static string Look(TestbedContents contents)
        {
            Deployment campus = contents.Deployments.Single(deployment => deployment.Name == "campus");
            return string.Join('+', campus.Guests.Select(guest => guest.Image).Distinct()) + " " + campus.Guests.Length + string.Concat(campus.Problems.Select(problem => " " + problem.Code));
        }
    }

    /// <summary>400 guests that all run the same image: a mix of two versions shows.</summary>
    private static string Version(char image) => "{\"testbed_guests\": {"
        + string.Join(",\n", Enumerable.Range(0, 400).Select(guest => $$"""  "g{{guest}}": {"docker": {"image": "{{image}}"}, "testbed_host": "main"}""")) + "}}";

    private static void WriteInPieces(string path, string text)
    {
        using FileStream file = new(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        for (int at = 0; at < bytes.Length; at += 4096)
        {
            file.Write(bytes, at, Math.Min(4096, bytes.Length - at));
        }
    }
}
