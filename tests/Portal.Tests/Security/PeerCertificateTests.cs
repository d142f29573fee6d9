using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Portal.Security;
using Portal.Security.Keys;

namespace Portal.Tests.Security;

public sealed class PeerCertificateTests : IAsyncDisposable
{
    private readonly SecurityBed _bed = new();

    private ClusterKeys Mine => _bed.Main.Current!;

    public ValueTask DisposeAsync() => _bed.DisposeAsync();

    [Fact]
    public void A_certificate_of_the_cluster_proves_its_one_name()
    {
        PeerCheck host = Check(_bed.KeysOf("host-b").Own);
        Assert.True(host.IsHost("host-b"));
        Assert.False(host.IsHost("host-c"));
        Assert.False(host.IsHost("Host-b"));
        Assert.False(host.IsMain);
        Assert.True(Check(Mine.Own).IsMain);
    }

    [Fact]
    public void It_holds_what_it_should_and_nothing_its_holder_asked_for()
    {
        X509Certificate2 certificate = _bed.KeysOf("host-b").Own;
        X509BasicConstraintsExtension constraints = certificate.Extensions.OfType<X509BasicConstraintsExtension>().Single();
        Assert.False(constraints.CertificateAuthority);
        Assert.Equal(X509KeyUsageFlags.DigitalSignature, certificate.Extensions.OfType<X509KeyUsageExtension>().Single().KeyUsages);
        Assert.Equal(2, certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().Single().EnhancedKeyUsages.Count);
        Assert.True(certificate.Extensions.Single(extension => extension.Oid!.Value == "2.5.29.17").Critical);
        TimeSpan life = certificate.NotAfter - certificate.NotBefore;
        Assert.Equal(91, life.TotalDays, 0.1);
        Assert.InRange(certificate.SerialNumberBytes.Length, 8, 16);
    }

    [Fact]
    public void A_certificate_of_another_authority_proves_nobody()
    {
        using ClusterAuthority other = ClusterAuthority.Create(TimeProvider.System);
        Assert.Equal(PeerVerdict.Untrusted, Check(_bed.KeysOf("host-b", other).Own).Verdict);
        Assert.Equal(PeerVerdict.Missing, PeerCertificate.Check(null, Mine, DateTimeOffset.UtcNow).Verdict);
    }

    [Fact]
    public void The_authoritys_own_certificate_and_a_self_signed_one_prove_nobody()
    {
        Assert.NotEqual(PeerVerdict.Ok, Check(Mine.Authority).Verdict);
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using X509Certificate2 self = new CertificateRequest("CN=main", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        Assert.Equal(PeerVerdict.Untrusted, Check(self).Verdict);
    }

    [Fact]
    public void Its_time_is_judged_by_the_given_clock()
    {
        Assert.Equal(PeerVerdict.Expired, Check(_bed.ExpiredKeysOf("host-b").Own).Verdict);
        X509Certificate2 certificate = _bed.KeysOf("host-b").Own;
        Assert.Equal(PeerVerdict.Ok, PeerCertificate.Check(certificate, Mine, DateTimeOffset.UtcNow.AddHours(-1)).Verdict);
        Assert.Equal(PeerVerdict.Ok, PeerCertificate.Check(certificate, Mine, DateTimeOffset.UtcNow.AddDays(60)).Verdict);
        Assert.Equal(PeerVerdict.Expired, PeerCertificate.Check(certificate, Mine, DateTimeOffset.UtcNow.AddDays(100)).Verdict);
        Assert.Equal(PeerVerdict.Expired, PeerCertificate.Check(certificate, Mine, DateTimeOffset.UtcNow.AddDays(-3)).Verdict);
    }

    [Theory]
    [InlineData("testbed-portal://0123456789abcdef/host/a/b")]
    [InlineData("testbed-portal://0123456789abcdef/host/")]
    [InlineData("testbed-portal://0123456789ABCDEF/main")]
    [InlineData("testbed-portal://0123456789abcdef/main/")]
    [InlineData("TESTBED-PORTAL://0123456789abcdef/main")]
    [InlineData("testbed-portal://0123456789abcdef/%6dain")]
    [InlineData("testbed-portal://0123456789abcdef")]
    [InlineData("testbed-portal://0123456789abcde/main")]
    [InlineData("https://0123456789abcdef/main")]
    public void Only_the_exact_form_of_a_name_is_read(string uri) => Assert.False(PeerNames.TryRead(uri, out _));

    [Fact]
    public void A_changed_bit_anywhere_in_a_certificate_is_refused_and_throws_nothing()
    {
        byte[] certificate = _bed.KeysOf("host-b").Own.RawData;
        int refused = 0;
        for (int bit = 0; bit < certificate.Length * 8; bit++)
        {
            byte[] changed = [.. certificate];
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            X509Certificate2? read = null;
            try
            {
                read = X509CertificateLoader.LoadCertificate(changed);
            }
            catch (CryptographicException)
            {
                refused++;
                continue;
            }

            using (read)
            {
                Assert.NotEqual(PeerVerdict.Ok, Check(read).Verdict);
                refused++;
            }
        }

        Assert.Equal(certificate.Length * 8, refused);
    }

    private PeerCheck Check(X509Certificate2 certificate) => PeerCertificate.Check(certificate, Mine, DateTimeOffset.UtcNow);
}
