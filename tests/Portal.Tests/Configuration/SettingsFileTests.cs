using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Configuration;
using Portal.Tests.Support;

namespace Portal.Tests.Configuration;

public sealed class SettingsFileTests : IDisposable
{
    private const string First = """{ "Portal": { "Cluster": { "Denied": "host-b" } } }""";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_changed_denial_is_taken_over_while_the_program_runs()
    {
        (IConfigurationRoot configuration, SettingsFileWatch watch) = Open(First);
        Assert.Equal("host-b", configuration["Portal:Cluster:Denied"]);

        _folder.Write("settings.json", """{ "Portal": { "Cluster": { "Denied": "host-b,host-c" } } }""");
        watch.Look();

        Assert.Equal("host-b,host-c", configuration["Portal:Cluster:Denied"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{ "Portal": { "Cluster": { "Denied": "not a name" } } }""")]
    [InlineData("""{ "Portal": { "Clutser": { "Denied": "host-c" } } }""")]
    public void Nonsense_leaves_the_denials_that_were_there(string text)
    {
        (IConfigurationRoot configuration, SettingsFileWatch watch) = Open(First);

        _folder.Write("settings.json", text);
        watch.Look();
        watch.Look();
        Assert.Equal("host-b", configuration["Portal:Cluster:Denied"]);

        _folder.Write("settings.json", """{ "Portal": { "Cluster": { "Denied": "host-c" } } }""");
        watch.Look();
        Assert.Equal("host-c", configuration["Portal:Cluster:Denied"]);
    }

    [Fact]
    public void A_file_that_is_gone_leaves_the_denials_that_were_there()
    {
        (IConfigurationRoot configuration, SettingsFileWatch watch) = Open(First);
        File.Delete(_folder.At("settings.json"));

        watch.Look();

        Assert.Equal("host-b", configuration["Portal:Cluster:Denied"]);
    }

    [Fact]
    public void Every_prefix_of_the_file_is_read_or_refused_with_a_sentence_that_names_it()
    {
        for (int length = 0; length < First.Length; length++)
        {
            string path = _folder.Write("prefix.json", First[..length]);
            var fault = Assert.Throws<SettingsFileException>(new SettingsFile(path).Load);
            Assert.Contains(path, fault.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_file_that_is_not_there_is_named() =>
        Assert.Contains("/nowhere/settings.json", Assert.Throws<SettingsFileException>(new SettingsFile("/nowhere/settings.json").Load).Message, StringComparison.Ordinal);

    private (IConfigurationRoot Configuration, SettingsFileWatch Watch) Open(string text)
    {
        var file = new SettingsFile(_folder.Write("settings.json", text));
        IConfigurationRoot configuration = new ConfigurationBuilder().Add(file).Build();
        var watch = new SettingsFileWatch(
            file,
            configuration,
            candidate => StartConfiguration.Read(candidate) is var start ? [.. start.Faults, .. PortalHost.Faults(start.Options)] : [],
            new ManualTimeProvider(),
            NullLogger<SettingsFileWatch>.Instance);
        return (configuration, watch);
    }
}
