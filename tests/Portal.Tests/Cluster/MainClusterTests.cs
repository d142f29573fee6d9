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
    private static readonly TimeSpan Age = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(4.5);

    private readonly ManualTimeProvider _clock = new(new DateTimeOffset(2026, 1, 5, 14, 3, 22, TimeSpan.Zero));
    private readonly ChangingTestbed _testbed = new();
    private readonly HeldSampler _own;
    private readonly MainCluster _cluster;

    public MainClusterTests()
    {
        _own = new HeldSampler(_clock);
        var sources = new HostSources(_own, [], OutboundRules.Parse(null), AddressBook.OfThisHost(_clock), new NoClusterIdentity(), _clock);
        _cluster = new MainCluster(_testbed, new OneMember(), sources, [], _clock, NullLogger<MainCluster>.Instance);
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

    public void Dispose() => _cluster.Dispose();

    private Task<ClusterSnapshot> AskAsync() => _cluster.GetAsync(Age, Deadline, TestContext.Current.CancellationToken).AsTask();

    private sealed class OneMember : IMembership
    {
        private readonly ImmutableArray<Member> _members = [new Member { Name = "main", Mode = "main", Protocol = MemberProtocol.Own }];

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

    private sealed class HeldSampler(TimeProvider clock) : IHostSampler
    {
        public string Name => "main";

        public TaskCompletionSource? Hold { get; set; }

        public async ValueTask<HostSnapshot> GetAsync(TimeSpan maxAge, CancellationToken cancellationToken)
        {
            await (Hold?.Task ?? Task.CompletedTask);
            return new HostSnapshot { Host = Name, BootId = "boot", TakenAt = clock.GetUtcNow(), UptimeNanoseconds = clock.GetTimestamp() * 100 };
        }
    }
}
