using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Cluster;
using Portal.Cluster.Fetching;
using Portal.Cluster.Members;
using Portal.Collectors;
using Portal.Sampling;
using Portal.Testbed;
using Portal.Tests.Support;

namespace Portal.Tests.Cluster;

public sealed class MainClusterTests : IDisposable
{
    private const string Streamed = "streamed";
    private static readonly TimeSpan Age = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(4.5);

    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(20);

    private readonly ManualTimeProvider _clock = new(new DateTimeOffset(2026, 1, 5, 14, 3, 22, TimeSpan.Zero));
    private readonly ChangingTestbed _testbed = new();
    private readonly HeldSampler _own;
    private readonly MainCluster _cluster;

    public MainClusterTests()
    {
        _own = new HeldSampler("main", _clock);
        var sources = new HostSources(_own, [new SampledHost(Streamed, new HeldSampler(Streamed, _clock))], OutboundRules.Parse(null), AddressBook.OfThisHost(_clock), new NoClusterIdentity(), _clock);
        _cluster = new MainCluster(_testbed, new TwoMembers(), sources, [], _clock, NullLogger<MainCluster>.Instance);
    }

    [Fact]
    public async Task What_was_just_joined_is_given_out_again()
    {
        ClusterSnapshot first = await AskAsync();
        Assert.Same(first, await AskAsync());
    }

    [Fact]
    public async Task What_was_joined_before_the_files_were_read_is_not_given_out_again()
    {
        await AskAsync();
        TestbedContents read = _testbed.Change();
        Assert.Same(read, (await AskAsync()).Testbed);
    }

    [Fact]
    public async Task A_round_that_began_before_the_files_were_read_serves_only_who_came_before()
    {
        _own.Hold = new TaskCompletionSource();
        TestbedContents before = _testbed.Current;
        Task<ClusterSnapshot> early = AskAsync();
        TestbedContents read = _testbed.Change();
        Task<ClusterSnapshot> late = AskAsync();
        _own.Hold.SetResult();
        Assert.Same(before, (await early).Testbed);
        Assert.Same(read, (await late).Testbed);
    }

    [Fact]
    public async Task What_was_joined_before_a_stream_brought_more_is_not_given_out_again()
    {
        using IDisposable watch = _cluster.Watch(Streamed);
        await Until.HoldsAsync("the first snapshot has arrived", Wait, async () => (await LookAsync()).StreamedAt is not null && _clock.ArmedTimers > 0);
        _clock.Advance(TimeSpan.FromSeconds(0.9));
        HostAnswer before = await LookAsync();
        _clock.Advance(TimeSpan.FromSeconds(0.2));
        await Until.HoldsAsync("the next has arrived", Wait, async () => !ReferenceEquals(before.Snapshot, (await LookAsync()).Snapshot));
    }

    public void Dispose() => _cluster.Dispose();

    // As a page's tick does: of a host that is streamed it takes what has arrived.
    private async Task<HostAnswer> LookAsync() =>
        (await _cluster.GetAsync(TimeSpan.FromSeconds(0.5), Deadline, Deadline, TestContext.Current.CancellationToken)).Hosts.Single(host => host.Name == Streamed);

    private Task<ClusterSnapshot> AskAsync() => _cluster.GetAsync(Age, Deadline, TestContext.Current.CancellationToken).AsTask();

    private sealed class TwoMembers : IMembership
    {
        private readonly ImmutableArray<Member> _members =
        [
            new Member { Name = "main", Mode = "main", Protocol = MemberProtocol.Own },
            new Member { Name = Streamed, Mode = "client", Protocol = MemberProtocol.Sampled },
        ];

        public ImmutableArray<Member> MembersIn(TestbedContents contents) => _members;
    }

    private sealed class ChangingTestbed : ITestbed
    {
        public event Action? Changed;

        public TestbedContents Current { get; private set; } = TestbedContents.None;

        public TestbedContents Change()
        {
            Current = Current with { Version = Current.Version + 1 };
            Changed?.Invoke();
            return Current;
        }
    }

    private sealed class HeldSampler(string name, TimeProvider clock) : IHostSampler
    {
        public string Name => name;

        public TaskCompletionSource? Hold { get; set; }

        public async ValueTask<HostSnapshot> GetAsync(TimeSpan maxAge, CancellationToken cancellationToken)
        {
            await (Hold?.Task ?? Task.CompletedTask);
            return new HostSnapshot { Host = Name, BootId = "boot", TakenAt = clock.GetUtcNow(), UptimeNanoseconds = clock.GetTimestamp() * 100 };
        }
    }
}
