using Portal.Cluster.Joining;
using Portal.Cluster.Members;
using Portal.Security.Keys;
using Portal.Security.Tokens;
using Portal.Tests.Security;
using Portal.Tests.Support;

namespace Portal.Tests.Cluster.Joining;

/// <summary>Somebody else answers where a client looks for its main host: the join token must not reach them.</summary>
public sealed class FalseMainTests : IAsyncDisposable
{
    private readonly SecurityBed _bed = new();
    private readonly TemporaryFolder _client = new();

    public async ValueTask DisposeAsync()
    {
        await _bed.DisposeAsync();
        _client.Dispose();
    }

    [Fact]
    public async Task A_host_of_the_cluster_that_plays_the_main_host_is_not_sent_the_token()
    {
        Uri address = await _bed.StartMainAsync(shown: new ClusterIdentity(_bed.KeysOf("host-b")));
        await NothingIsSpentAsync<MainUnreachableException>(address);
    }

    [Fact]
    public async Task An_expired_main_host_is_not_sent_the_token()
    {
        Uri address = await _bed.StartMainAsync(shown: new ClusterIdentity(_bed.ExpiredKeysOf(null)));
        await NothingIsSpentAsync<MainUnreachableException>(address);
    }

    [Fact]
    public async Task Another_clusters_main_host_is_not_sent_the_token()
    {
        await using var other = new SecurityBed();
        await NothingIsSpentAsync<JoinRefusedException>(await other.StartMainAsync());
    }

    private async Task NothingIsSpentAsync<TFault>(Uri address)
        where TFault : Exception
    {
        JoinToken token = await _bed.TokenAsync();
        Assert.True(HostAddress.TryParse(address.Authority, out HostAddress? main, out _));
        var join = new TokenJoin(secure => new MainCall(main, address.Port, null, secure, _bed.Clock), new KeyFolder(_client.Path, _bed.Clock), _bed.Clock);
        await Assert.ThrowsAsync<TFault>(() => join.JoinAsync(token, "host-c", 1, TestContext.Current.CancellationToken));
        Assert.Empty(_bed.Joined.All);
        Assert.NotNull((await _bed.Tokens.UseAsync(token.Id, token.Secret, "host-c", TestContext.Current.CancellationToken)).Token);
    }
}
