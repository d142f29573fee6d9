using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Portal.Security;
using Portal.Security.Keys;
using Portal.Tests.Support;

namespace Portal.Tests.Security;

/// <summary>What the key folder does when files went missing, or the host changed its part in the cluster.</summary>
public sealed class KeyFolderChangeTests : IDisposable
{
    private readonly TemporaryFolder _data = new();
    private readonly TemporaryFolder _elsewhere = new();
    private readonly KeyFolder _folder;

    public KeyFolderChangeTests() => _folder = new KeyFolder(_data.Path, TimeProvider.System);

    public void Dispose()
    {
        _data.Dispose();
        _elsewhere.Dispose();
    }

    [Fact]
    public void An_authority_that_is_gone_is_not_replaced_where_hosts_joined_by_it()
    {
        _folder.OpenMain();
        _data.Write("cluster/hosts.json", "{}");
        File.Delete(_data.At("cluster/ca.pem"));
        Assert.Contains("cluster/ca.pem", Assert.Throws<KeyFileException>(() => _folder.OpenMain()).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_data.At("cluster/ca.pem")));
    }

    [Fact]
    public void A_certificate_of_an_authority_that_is_no_more_is_made_anew()
    {
        ClusterKeys old = _folder.OpenMain().Keys;
        File.Delete(_data.At("cluster/ca.pem"));
        ClusterKeys keys = _folder.OpenMain().Keys;
        Assert.NotEqual(old.Own.Thumbprint, keys.Own.Thumbprint);
        Assert.Equal(PeerVerdict.Ok, PeerCertificate.Check(keys.Own, keys, TimeProvider.System.GetUtcNow()).Verdict);
    }

    [Fact]
    public void A_client_keeps_what_it_joined_with_over_a_restart_even_where_it_was_the_main_host_before()
    {
        _folder.OpenMain();
        Assert.Null(_folder.OpenClient());
        (ClusterKeys kept, _) = JoinElsewhere();
        ClusterKeys? again = _folder.OpenClient();
        Assert.Equal(kept.Own.Thumbprint, again?.Own.Thumbprint);
        Assert.Equal("host-b", again?.Name.Host);
    }

    [Fact]
    public void Halves_of_two_joins_are_no_join()
    {
        (_, string first) = JoinElsewhere();
        File.Copy(_data.At("cluster/host.pem"), _data.At("kept.pem"));
        using TemporaryFolder third = new();
        (ClusterAuthority other, _) = new KeyFolder(third.Path, TimeProvider.System).OpenMain();
        Join(other);
        File.Move(_data.At("kept.pem"), _data.At("cluster/host.pem"), overwrite: true);
        Assert.NotEqual(first, other.Cluster);
        Assert.Null(_folder.OpenClient());
    }

    private (ClusterKeys Keys, string Cluster) JoinElsewhere()
    {
        (ClusterAuthority authority, _) = new KeyFolder(_elsewhere.Path, TimeProvider.System).OpenMain();
        return (Join(authority), authority.Cluster);
    }

    private ClusterKeys Join(ClusterAuthority authority)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using X509Certificate2 certificate = authority.Issue(new PublicKey(key), "host-b");
        return _folder.Keep(key, certificate, authority.Certificate);
    }
}
