using Portal.Collectors;

namespace Portal.Tests;

public class SnapshotCollectorTests
{
    private sealed class FakeHost : IHostCollector
    {
        public HostCollection Collect() => new(
            new HostSample { Networks = [new NetworkCounters { Interface = "eth0" }, new NetworkCounters { Interface = "vm-campus00" }] },
            [new CollectorOutcome { Collector = "host", Tier = 0, Success = true }]);
    }

    private sealed class FakeCollector(string kind, Func<Task<GuestCollection>> collect) : IGuestCollector
    {
        public int Calls { get; private set; }

        public GuestKind Kind { get; } = new(kind);

        public async ValueTask<GuestCollection> CollectAsync(CancellationToken cancellationToken)
        {
            Calls++;
            return await collect();
        }
    }

    private static FakeCollector Good(string kind) => new(kind, () => Task.FromResult(new GuestCollection
    {
        Guests = [new GuestSample { Kind = new GuestKind(kind), RuntimeName = kind + "-a", State = GuestState.Running }],
        HostInterfaces = ["vm-campus00"],
        Outcomes = [new CollectorOutcome { Collector = kind, Tier = 0, Success = true, Guests = 1 }],
    }));

    [Fact]
    public async Task A_collector_that_throws_costs_its_own_kind_only_and_names_no_outside_text()
    {
        FakeCollector broken = new("docker", () => throw new InvalidOperationException("secret\ntext"));
        HostSnapshot snapshot = await new SnapshotCollector("a", new FakeHost(), [broken, Good("libvirt")], TimeProvider.System).CollectAsync(TestContext.Current.CancellationToken);

        Assert.Equal("libvirt-a", Assert.Single(snapshot.Guests).RuntimeName);
        CollectorOutcome outcome = snapshot.Collectors.Single(each => each.Collector == "docker");
        Assert.Equal(CollectorFailure.Internal, outcome.Reason);
        Assert.DoesNotContain("secret", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_collector_that_hangs_is_waited_for_once_and_never_started_twice()
    {
        var hang = new TaskCompletionSource<GuestCollection>();
        FakeCollector hanging = new("docker", () => hang.Task);
        var collector = new SnapshotCollector("a", new FakeHost(), [hanging, Good("libvirt")], TimeProvider.System);

        HostSnapshot first = await collector.CollectAsync(TestContext.Current.CancellationToken);
        HostSnapshot second = await collector.CollectAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, hanging.Calls);
        CollectorOutcome outcome = second.Collectors.Single(each => each.Collector == "docker");
        Assert.Equal(CollectorFailure.Timeout, outcome.Reason);
        Assert.Equal(1, outcome.OverdueCalls);
        Assert.Equal(2, outcome.Failures.Single().Count);
        Assert.Single(first.Guests);

        hang.SetResult(new GuestCollection { Outcomes = [new CollectorOutcome { Collector = "docker", Tier = 0, Success = true }] });
        HostSnapshot third = await collector.CollectAsync(TestContext.Current.CancellationToken);
        Assert.True(third.Collectors.Single(each => each.Collector == "docker").Success);
    }

    [Fact]
    public async Task Interfaces_of_guests_are_not_the_hosts()
    {
        HostSnapshot snapshot = await new SnapshotCollector("a", new FakeHost(), [Good("libvirt")], TimeProvider.System).CollectAsync(TestContext.Current.CancellationToken);

        Assert.Equal("eth0", Assert.Single(snapshot.Machine!.Networks).Interface);
    }

    [Fact]
    public void Two_collectors_of_one_kind_are_refused() =>
        Assert.Contains("'docker'", Assert.Throws<ArgumentException>(() => new SnapshotCollector("a", new FakeHost(), [Good("docker"), Good("docker")], TimeProvider.System)).Message, StringComparison.Ordinal);
}
