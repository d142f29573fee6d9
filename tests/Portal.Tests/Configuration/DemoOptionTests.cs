using Microsoft.Extensions.Configuration;
using Portal.Configuration;

namespace Portal.Tests.Configuration;

public sealed class DemoOptionTests
{
    [Fact]
    public void There_is_no_demo_unless_it_is_asked_for() => Assert.False(Read().Options.IsDemo);

    [Fact]
    public void Automatic_means_where_there_is_no_testbed()
    {
        Assert.Equal(!Directory.Exists(Portal.Testbed.TestbedOptions.DefaultRoot), Read(("Demo", "auto")).Options.IsDemo);
        Assert.False(Read(("Demo", "auto"), ("Testbed:Root", "/srv/testbed")).Options.IsDemo);
        Assert.False(Read(("Demo", "auto"), ("Testbed:StateFiles", "/srv/states")).Options.IsDemo);
    }

    [Fact]
    public void Asked_for_it_comes_even_beside_a_testbed() =>
        Assert.True(Read(("Demo", "True"), ("Mode", "Main"), ("Testbed:Root", "/srv/testbed")).Options.IsDemo);

    [Fact]
    public void A_client_has_none()
    {
        StartConfiguration automatic = Read(("Demo", "auto"), ("Mode", "Client"));
        Assert.Empty(automatic.Faults);
        Assert.False(automatic.Options.IsDemo);
        Assert.Contains("Portal:Demo is true in client mode", Assert.Single(Read(("Demo", "true"), ("Mode", "Client")).Faults), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Hosts", "0", "expected 1 to 1000")]
    [InlineData("Hosts", "1001", "expected 1 to 1000")]
    [InlineData("Guests", "100001", "expected 0 to 100000")]
    [InlineData("Guests", "many", "expected a whole number")]
    public void A_size_that_cannot_be_is_named_with_what_can(string key, string value, string expected)
    {
        string fault = Assert.Single(Read(("Simulate:" + key, value)).Faults);
        Assert.Contains("Portal:Simulate:" + key, fault, StringComparison.Ordinal);
        Assert.Contains(value, fault, StringComparison.Ordinal);
        Assert.Contains(expected, fault, StringComparison.Ordinal);
    }

    private static StartConfiguration Read(params (string Key, string Value)[] settings) =>
        StartConfiguration.Read(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create("Portal:" + setting.Key, (string?)setting.Value))).Build());
}
