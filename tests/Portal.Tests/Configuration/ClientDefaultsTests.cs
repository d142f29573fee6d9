using Microsoft.Extensions.Configuration;
using Portal.Configuration;
using Portal.Tests.Support;

namespace Portal.Tests.Configuration;

public sealed class ClientDefaultsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_testbeds_mode_file_names_the_main_host_and_the_interface()
    {
        StartConfiguration start = Read("lo");
        Assert.Equal(PortalMode.Client, start.Mode);
        Assert.Equal("10.0.0.1", start.Options.Cluster.Main);
        Assert.Equal("127.0.0.1:3356", start.Options.Cluster.Listen);
    }

    [Fact]
    public void What_is_configured_counts_more_than_the_mode_file() =>
        Assert.Equal("host-a", Read("lo", ("Cluster:Main", "host-a"), ("Mode", "Client")).Options.Cluster.Main);

    [Fact]
    public void An_interface_of_the_mode_file_that_is_not_up_yet_stops_nothing()
    {
        StartConfiguration start = Read("no-such-nic");
        Assert.Empty(start.Faults);
        Assert.Equal("0.0.0.0:3356", start.Options.Cluster.Listen);
    }

    [Fact]
    public void An_interface_that_an_operator_chose_must_be_there() =>
        Assert.Contains("Portal:Cluster:Interface", Assert.Single(Read("lo", ("Cluster:Interface", "no-such-nic")).Faults), StringComparison.Ordinal);

    [Fact]
    public void A_listen_address_that_was_chosen_stays() =>
        Assert.Equal("10.9.9.9:1", Read("lo", ("Cluster:Listen", "10.9.9.9:1")).Options.Cluster.Listen);

    private StartConfiguration Read(string nic, params (string Key, string Value)[] settings)
    {
        _folder.Write("config/mode.json", $$$"""{"Client":{"main_ip":"10.0.0.1","testbed_interface":"{{{nic}}}"}}""");
        return StartConfiguration.Read(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Append(("Testbed:Root", _folder.Path)).Select(setting => KeyValuePair.Create("Portal:" + setting.Item1, (string?)setting.Item2))).Build());
    }
}
