using Portal.Testbed;

namespace Portal.Tests.Testbed;

public sealed class ModeFileTests
{
    [Theory]
    [InlineData("v1.1", "Main { }")]
    [InlineData("v1.0", "Main { }")]
    [InlineData("v1.1-client", "Client { MainAddress = 10.77.0.1, Interface = enp3s0 }")]
    [InlineData("v1.0-client", "Client { MainAddress = 10.88.0.1, Interface = eth1 }")]
    [InlineData("simple", "Unsaid { }")]
    public void Says_what_this_host_is(string fixture, string mode)
    {
        using var root = new TestbedRoot(fixture);
        Assert.Equal(mode, ModeFile.Read(root.Path).ToString());
    }

    [Theory]
    [InlineData("mode-lower-case.json", "Main { }")]
    [InlineData("mode-client-both.json", "Client { MainAddress = 10.77.0.1, Interface = eth0 }")]
    public void Accepts_any_case_and_both_spellings(string file, string mode) => Assert.Equal(mode, Read(file).ToString());

    [Theory]
    [Trait("Fault", "S12")]
    [InlineData("mode-client-without-address.json", "main_ip")]
    [InlineData("mode-create-config.json", "Main")]
    [InlineData("mode-unknown.json", "Main")]
    [InlineData("mode-two-tags.json", "Main")]
    [InlineData("mode-empty.json", "nothing in the file")]
    public void Does_not_guess_but_names_the_file_and_what_decides_instead(string file, string why)
    {
        TestbedMode.Refused refused = Assert.IsType<TestbedMode.Refused>(Read(file));
        Assert.Contains("/config/mode.json doesn't say whether this host is main or client", refused.Why, StringComparison.Ordinal);
        Assert.Contains(why, refused.Why, StringComparison.Ordinal);
        Assert.Contains("Portal:Mode decides", refused.Why, StringComparison.Ordinal);
    }

    private static TestbedMode Read(string file)
    {
        using var root = new TestbedRoot(null);
        root.Copy($"broken/config/{file}", "config/mode.json");
        return ModeFile.Read(root.Path);
    }
}
