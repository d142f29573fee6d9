using Microsoft.Extensions.DependencyInjection;
using Portal.Cluster.Members;
using Portal.Security;
using Portal.Security.Keys;
using Portal.Security.Tokens;
using Portal.Testbed;
using Portal.Tests.Cluster.Members;
using Portal.Tests.Support;

namespace Portal.Tests.Cluster.Joining;

/// <summary>Joining with certificates, between two whole programs on loopback.</summary>
public sealed class JoiningTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(40);

    [Fact]
    public async Task A_client_with_a_token_joins_and_is_known_at_its_address()
    {
        int port = FreePort.Next();
        await using TestPortal main = await TestPortal.StartAsync("Main", ("Cluster:Listen", $"127.0.0.1:{port}"));
        string token = await TokenAsync(main);
        await Until.HoldsAsync("the cluster listener is open", Deadline, () => IsListeningAsync(port));

        int clientPort = FreePort.Next();
        await using TestPortal client = await TestPortal.StartAsync(
            "Client", ("Host:Name", "host-b"), ("Cluster:Main", $"127.0.0.1:{port}"), ("Cluster:Listen", $"127.0.0.1:{clientPort}"), ("Cluster:JoinToken", token));

        await Until.HoldsAsync("host-b has a certificate", Deadline, () => Task.FromResult(client.Services.GetRequiredService<IClusterIdentity>().Current?.Name.Host == "host-b"));
        await Until.HoldsAsync("host-b is listed", Deadline, () => Task.FromResult(
            main.Services.GetRequiredService<IMembership>().MembersIn(TestbedContents.None).Any(member => member.Name == "host-b" && member.Address!.Authority == $"127.0.0.1:{clientPort}")));
    }

    [Fact]
    public async Task A_token_of_another_cluster_is_not_sent()
    {
        int port = FreePort.Next();
        await using TestPortal main = await TestPortal.StartAsync("Main", ("Cluster:Listen", $"127.0.0.1:{port}"));
        JoinToken own = JoinToken.TryRead(await TokenAsync(main), out JoinToken? read) ? read : throw new InvalidOperationException();
        await Until.HoldsAsync("the cluster listener is open", Deadline, () => IsListeningAsync(port));
        byte[] otherHash = own.AuthorityHash.ToArray();
        otherHash[0] ^= 1;

        await using TestPortal client = await TestPortal.StartAsync(
            "Client", ("Host:Name", "host-b"), ("Cluster:Main", $"127.0.0.1:{port}"), ("Cluster:Listen", $"127.0.0.1:{FreePort.Next()}"), ("Cluster:JoinToken", (own with { AuthorityHash = otherHash }).ToText()));
        await using TestPortal honest = await TestPortal.StartAsync(
            "Client", ("Host:Name", "host-c"), ("Cluster:Main", $"127.0.0.1:{port}"), ("Cluster:Listen", $"127.0.0.1:{FreePort.Next()}"), ("Cluster:JoinToken", own.ToText()));

        // It works only if the first client did not spend it.
        await Until.HoldsAsync("host-c has a certificate", Deadline, () => Task.FromResult(honest.Services.GetRequiredService<IClusterIdentity>().Current is not null));
        Assert.Null(client.Services.GetRequiredService<IClusterIdentity>().Current);
    }

    private static async Task<string> TokenAsync(TestPortal main) =>
        (await main.Services.GetRequiredService<JoinTokens>().MakeAsync(ClusterAuthority.HashOf(main.Services.GetRequiredService<ClusterAuthority>().Certificate), null, TestContext.Current.CancellationToken)).ToText();

    private static async Task<bool> IsListeningAsync(int port)
    {
        using var client = new System.Net.Sockets.TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", port, TestContext.Current.CancellationToken);
            return true;
        }
        catch (System.Net.Sockets.SocketException)
        {
            // Not yet.
            return false;
        }
    }
}
