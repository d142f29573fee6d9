using System.Net;
using Portal.Security.Joining;
using Portal.Security.Keys;
using Portal.Tests.Support;

namespace Portal.Tests.Security;

public sealed class JoinedHostsTests : IDisposable
{
    private static readonly IPEndPoint Address = IPEndPoint.Parse("192.0.2.7:3356");

    private readonly TemporaryFolder _data = new();
    private readonly ManualTimeProvider _clock = new();
    private readonly JoinedHosts _hosts;

    public JoinedHostsTests()
    {
        new KeyFolder(_data.Path, _clock).OpenMain();
        _hosts = Opened();
        Assert.True(_hosts.TryJoin("host-b", Address, "first", mayTakeOver: false));
    }

    public void Dispose() => _data.Dispose();

    [Fact]
    public void A_host_whose_renewals_were_answered_into_the_void_keeps_the_key_it_has()
    {
        _hosts.Renew("host-b", "lost");
        _hosts.Renew("host-b", "lost too");
        _clock.Advance(TimeSpan.FromDays(3));
        Assert.True(_hosts.Knows("host-b", "first"));
        Assert.False(_hosts.Knows("host-b", "lost"));
        _hosts.Renew("host-b", "third");
        Assert.True(_hosts.Knows("host-b", "third"));
        Assert.False(_hosts.Knows("host-b", "lost too"));
    }

    [Fact]
    public void The_key_before_is_good_for_a_day_after_the_new_one_was_seen()
    {
        _hosts.Renew("host-b", "second");
        _clock.Advance(TimeSpan.FromDays(2));
        Assert.True(_hosts.Knows("host-b", "second"));
        _clock.Advance(TimeSpan.FromHours(23));
        Assert.True(_hosts.Knows("host-b", "first"));
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.False(_hosts.Knows("host-b", "first"));
        Assert.True(_hosts.Knows("host-b", "second"));
    }

    [Fact]
    public void Of_many_that_want_one_name_at_once_one_gets_it()
    {
        bool[] got = new bool[32];
        Parallel.For(0, got.Length, i => got[i] = _hosts.TryJoin("host-c", Address, $"key {i}", mayTakeOver: false));
        Assert.Single(got, each => each);
    }

    [Fact]
    public void A_restart_keeps_addresses_and_keys()
    {
        _hosts.Renew("host-b", "second");
        _hosts.Move("host-b", IPEndPoint.Parse("[2001:db8::7]:4711"));
        JoinedHosts again = Opened();
        Assert.Equal(_hosts.All, again.All);
        Assert.True(again.Knows("host-b", "second"));
        Assert.True(again.Knows("host-b", "first"));
        Assert.False(again.Knows("host-b", "other"));
    }

    [Fact]
    public void Every_half_written_list_is_refused_by_name()
    {
        string path = _data.At("cluster/hosts.json");
        byte[] whole = File.ReadAllBytes(path);
        for (int length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(path, whole[..length]);
            Assert.Contains(path, Assert.Throws<KeyFileException>(Opened).Message, StringComparison.Ordinal);
        }
    }

    private JoinedHosts Opened() => new(new KeyFolder(_data.Path, _clock), _clock);
}
