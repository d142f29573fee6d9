namespace Portal.Tests.Real;

/// <summary>How a <see cref="PortalProcess"/> is started.</summary>
internal sealed record PortalStart
{
    /// <summary><c>main</c> or <c>client</c>.</summary>
    public string Mode { get; init; } = "main";

    /// <summary>Of section <c>Portal</c>, such as <c>("Docker:Socket", path)</c>.</summary>
    public IReadOnlyList<(string Key, string Value)> Settings { get; init; } = [];

    /// <summary>Variables of its environment beside those.</summary>
    public IReadOnlyList<(string Name, string Value)> Variables { get; init; } = [];

    /// <summary>Network that it runs in; null is the machine's own.</summary>
    public NetworkNamespace? Inside { get; init; }

    /// <summary>A resolv.conf for this process alone; null is the machine's own.</summary>
    public string? Resolver { get; init; }

    /// <summary>Where it keeps its keys, for one that is started again; null is a new folder.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>Plain listener; null is a free port on loopback.</summary>
    public Uri? Address { get; init; }

    /// <summary>Further plain listeners.</summary>
    public IReadOnlyList<Uri> FurtherAddresses { get; init; } = [];

    /// <summary>The program and its arguments with all that is put before it.</summary>
    public (string Program, string[] Arguments) CommandLine(string program, Uri address, IReadOnlyDictionary<string, string> environment)
    {
        IEnumerable<string> command = ["dotnet", program, Mode, "--urls", string.Join(';', FurtherAddresses.Prepend(address).Select(each => each.GetLeftPart(UriPartial.Authority)))];
        command = Inside is null ? command : [.. Inside.Prefix, .. command];
        if (Resolver is not null)
        {
            // Each of them becomes the next by exec, so the process id stays. A shell drops variables whose names it could not write itself, as those of hosts with a hyphen: env sets them behind it.
            command = ["unshare", "--mount", "sh", "-c", "mount --bind \"$0\" /etc/resolv.conf && exec env \"$@\"", Resolver, .. environment.Select(variable => $"{variable.Key}={variable.Value}"), .. command];
        }

        string[] words = [.. command];
        return (words[0], words[1..]);
    }
}
