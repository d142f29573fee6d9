using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using Portal.Cluster.Fetching;
using Portal.Tests.Support;

namespace Portal.Tests.Cluster.Fetching;

public sealed class AddressBookTests
{
    private static readonly IPAddress First = IPAddress.Parse("10.0.0.1");
    private static readonly IPAddress Second = IPAddress.Parse("10.0.0.2");

    private readonly ManualTimeProvider _clock = new();
    private int _lookups;

    [Fact]
    public async Task A_known_name_is_answered_from_memory_and_looked_up_beside()
    {
        IPAddress[] answer = [First];
        using var held = new ManualResetEventSlim(true);
        AddressBook book = Book(() =>
        {
            held.Wait(TestContext.Current.CancellationToken);
            return answer;
        });
        Assert.Equal([First], await FindAsync(book));
        Assert.Equal([First], await FindAsync(book));
        Assert.Equal(1, _lookups);

        answer = [Second];
        held.Reset();
        _clock.Advance(AddressBook.GoodFor);
        Assert.Equal([First], await FindAsync(book));
        held.Set();
        await Until.HoldsAsync("the new address is known", TimeSpan.FromSeconds(5), async () => (await FindAsync(book)).SequenceEqual([Second]));
        Assert.Equal(2, _lookups);
    }

    [Fact]
    [Trait("Fault", "H18")]
    public async Task A_resolver_that_is_silent_is_waited_for_half_a_second_and_asked_once()
    {
        using var held = new ManualResetEventSlim();
        AddressBook book = Book(() =>
        {
            held.Wait(TestContext.Current.CancellationToken);
            return [First];
        });
        for (int i = 0; i < 3; i++)
        {
            Task<ImmutableArray<IPAddress>> finding = FindAsync(book);
            await Until.HoldsAsync("the lookup has begun", TimeSpan.FromSeconds(5), () => Task.FromResult(Volatile.Read(ref _lookups) == 1));
            Assert.False(finding.IsCompleted);
            _clock.Advance(AddressBook.Patience);
            Assert.Empty(await finding);
        }

        held.Set();
        await Until.HoldsAsync("the name is known", TimeSpan.FromSeconds(5), async () => (await book.FindAsync("host-b", CancellationToken.None)) is not null);
        Assert.Equal(1, _lookups);
    }

    [Fact]
    [Trait("Fault", "H18")]
    public async Task A_name_that_is_not_found_is_not_looked_up_for_each_request_and_found_later()
    {
        bool isThere = false;
        AddressBook book = Book(() => isThere ? [First] : throw new SocketException((int)SocketError.HostNotFound));
        Assert.Empty(await FindAsync(book));
        Assert.Empty(await FindAsync(book));
        Assert.Equal(1, _lookups);
        isThere = true;
        _clock.Advance(AddressBook.BadFor);
        await Until.HoldsAsync("the name is found", TimeSpan.FromSeconds(5), async () => !(await FindAsync(book)).IsEmpty);
        Assert.Equal(2, _lookups);
    }

    [Fact]
    public async Task A_name_that_was_found_keeps_its_address_while_the_resolver_fails()
    {
        bool isThere = true;
        AddressBook book = Book(() => isThere ? [First] : throw new SocketException((int)SocketError.TryAgain));
        Assert.Equal([First], await FindAsync(book));
        isThere = false;
        _clock.Advance(AddressBook.GoodFor);
        Assert.Equal([First], await FindAsync(book));
        await Until.HoldsAsync("it was looked up", TimeSpan.FromSeconds(5), () => Task.FromResult(Volatile.Read(ref _lookups) == 2));
        Assert.Equal([First], await FindAsync(book));
    }

    private AddressBook Book(Func<IPAddress[]> resolve) => new(
        _ =>
        {
            Interlocked.Increment(ref _lookups);
            return resolve();
        },
        _clock);

    private static async Task<ImmutableArray<IPAddress>> FindAsync(AddressBook book) => await book.FindAsync("host-b", TestContext.Current.CancellationToken) ?? [];
}
