using Portal.Testbed;

namespace Portal.Cluster;

/// <summary>Under which name this host is a member: configured, else its key in the testbed's files, else the machine's name.</summary>
public sealed class OwnHost(string? configuredName)
{
    /// <summary>Before the testbed's files were read.</summary>
    public string FallbackName { get; } = configuredName ?? Environment.MachineName;

    public string NameIn(TestbedContents contents)
    {
        ArgumentNullException.ThrowIfNull(contents);
        return configuredName ?? contents.OwnHost ?? FallbackName;
    }

    public string? AddressIn(TestbedContents contents)
    {
        string name = NameIn(contents);
        return contents.Hosts.FirstOrDefault(host => string.Equals(host.Name, name, StringComparison.Ordinal))?.Address;
    }
}
