using Microsoft.Extensions.Configuration;
using Portal.Configuration;

namespace Portal.Tests.Configuration;

public class OptionsCheckTests
{
    private static StartConfiguration Read(params (string Key, string Value)[] settings) =>
        StartConfiguration.Read(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create("Portal:" + setting.Key, (string?)setting.Value))).Build());

    [Fact]
    public void Every_wrong_option_is_named_at_once()
    {
        StartConfiguration start = Read(
            ("Mode", "Boss"),
            ("Dokcer:Socket", "/x"),
            ("Docker:Sokcet", "/x"),
            ("Exporter:Direct", "perhaps"),
            ("Kernel:ProcRoot", "proc"),
            ("PathBase", "testbed/"),
            ("Testbed:Root", "/a"),
            ("Testbed:StateFiles", "/b"));

        string[] expected = ["Portal:Mode", "Portal:Dokcer", "Portal:Docker:Sokcet", "Portal:Exporter:Direct", "Portal:Kernel:ProcRoot", "Portal:PathBase", "Portal:Testbed:Root and"];
        Assert.All(expected, text => Assert.Contains(start.Faults, fault => fault.Contains(text, StringComparison.Ordinal)));
        Assert.Equal(expected.Length, start.Faults.Length);
    }

    [Fact]
    public void A_wrong_value_is_shown_without_its_control_characters() =>
        Assert.DoesNotContain('\n', Assert.Single(Read(("Mode", "x\nforged: line")).Faults));

    [Theory]
    [InlineData("SilentSeconds", "0", "SilentSeconds is 0; expected 1 to 30.")]
    [InlineData("PressurePercent", "101", "PressurePercent is 101; expected 1 to 100.")]
    [InlineData("FilesystemWarningPercent", "96", "FilesystemWarningPercent is 96; expected at most FilesystemErrorPercent, which is 95.")]
    public void A_threshold_that_makes_no_sense_is_named(string key, string value, string expected) =>
        Assert.Equal("Portal:Problems:" + expected, Assert.Single(Read(("Problems:" + key, value)).Faults));

    [Theory]
    [InlineData("Main", PortalMode.Main)]
    [InlineData("master", PortalMode.Main)]
    [InlineData("CLIENT", PortalMode.Client)]
    public void Both_spellings_of_a_mode_are_accepted(string text, PortalMode expected)
    {
        StartConfiguration start = Read(("Mode", text));
        Assert.Empty(start.Faults);
        Assert.Equal(expected, start.Mode);
    }

    [Fact]
    public void Sockets_have_defaults_and_an_empty_one_stays_empty()
    {
        Assert.Equal("qemu:///system", Read().Options.Libvirt.Uri);
        Assert.Equal("", Read(("Docker:Socket", "")).Options.Docker.Socket);
    }

    [Fact]
    public void An_empty_testbed_folder_is_none() => Assert.Empty(Read(("Testbed:Root", ""), ("Testbed:StateFiles", "")).Faults);
}
