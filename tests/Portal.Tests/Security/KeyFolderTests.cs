using Portal.Security;
using Portal.Security.Keys;
using Portal.Tests.Support;

namespace Portal.Tests.Security;

public sealed class KeyFolderTests : IDisposable
{
    private readonly TemporaryFolder _data = new();
    private readonly ShiftedClock _clock = new();

    private string Authority => _data.At("cluster/ca.pem");

    private string Own => _data.At("cluster/host.pem");

    public void Dispose() => _data.Dispose();

    [Fact]
    public void The_first_start_makes_keys_that_only_their_owner_can_read()
    {
        ClusterKeys keys = Open();
        Assert.True(keys.Name.IsMain);
        Assert.True(keys.Own.HasPrivateKey);
        Assert.Equal(PrivateFiles.FolderMode, File.GetUnixFileMode(_data.At("cluster")));
        Assert.All(Directory.GetFiles(_data.At("cluster")), file => Assert.Equal(PrivateFiles.FileMode, File.GetUnixFileMode(file)));
    }

    [Fact]
    public void A_restart_keeps_them()
    {
        ClusterKeys first = Open(), second = Open();
        Assert.Equal(first.Own.Thumbprint, second.Own.Thumbprint);
        Assert.Equal(first.Authority.Thumbprint, second.Authority.Thumbprint);
    }

    [Fact]
    public void Two_programs_that_start_at_once_end_up_with_one_authority()
    {
        string[] authorities = new string[8];
        Parallel.For(0, authorities.Length, i => authorities[i] = Open().Authority.Thumbprint);
        Assert.Single(authorities.Distinct(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("ca.pem", UnixFileMode.OtherRead)]
    [InlineData("host.pem", UnixFileMode.GroupRead)]
    [InlineData("host.pem", UnixFileMode.OtherWrite)]
    public void A_key_that_others_can_reach_is_refused(string file, UnixFileMode others)
    {
        Open();
        File.SetUnixFileMode(_data.At($"cluster/{file}"), PrivateFiles.FileMode | others);
        Assert.Contains($"cluster/{file}", Assert.Throws<KeyFileException>(() => Open()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_others_can_enter_is_refused()
    {
        Open();
        File.SetUnixFileMode(_data.At("cluster"), PrivateFiles.FolderMode | UnixFileMode.OtherExecute);
        Assert.Contains("0700", Assert.Throws<KeyFileException>(() => Open()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_of_another_owner_is_refused()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Giving a file to another user needs root.");
        Open();
        await Command.RunAsync("chown", "65534", Own);
        Assert.Contains("another user", Assert.Throws<KeyFileException>(() => Open()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_half_written_key_is_refused_by_name_and_never_replaced()
    {
        Open();
        byte[] whole = File.ReadAllBytes(Authority);
        for (int length = 0; length < whole.Length - 1; length += 7)
        {
            File.WriteAllBytes(Authority, whole[..length]);
            KeyFileException fault = Assert.Throws<KeyFileException>(() => Open());
            Assert.Contains(Authority, fault.Message, StringComparison.Ordinal);
            Assert.Equal(length, new FileInfo(Authority).Length);
        }
    }

    [Fact]
    public void The_key_of_one_authority_with_the_certificate_of_another_is_refused()
    {
        Open();
        string mine = File.ReadAllText(Authority);
        using ClusterAuthority other = ClusterAuthority.Create(_clock);
        File.WriteAllText(Authority, other.ExportKeyPem() + "\n" + mine[mine.IndexOf("-----BEGIN CERTIFICATE", StringComparison.Ordinal)..]);
        Assert.Throws<KeyFileException>(() => Open());
    }

    [Fact]
    public void An_expired_certificate_of_the_main_host_is_made_anew_at_start()
    {
        ClusterKeys first = Open();
        _clock.Shift = TimeSpan.FromDays(100);
        ClusterKeys second = Open();
        Assert.NotEqual(first.Own.Thumbprint, second.Own.Thumbprint);
        Assert.Equal(first.Authority.Thumbprint, second.Authority.Thumbprint);
        Assert.Equal(PeerVerdict.Ok, PeerCertificate.Check(second.Own, second, _clock.GetUtcNow()).Verdict);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(58, false)]
    [InlineData(60, true)]
    [InlineData(100, true)]
    public void Renewal_is_due_at_two_thirds_of_the_life(int days, bool due) =>
        Assert.Equal(due, MainRenewal.IsDue(Open(), _clock.GetUtcNow().AddDays(days)));

    [Fact]
    public void A_client_that_has_not_joined_has_no_keys() => Assert.Null(new KeyFolder(_data.Path, _clock).OpenClient());

    private ClusterKeys Open() => new KeyFolder(_data.Path, _clock).OpenMain().Keys;
}
