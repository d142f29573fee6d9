namespace Portal.Testbed;

/// <summary>What <c>config/mode.json</c> says this host is.</summary>
public abstract record TestbedMode
{
    private TestbedMode()
    {
    }

    /// <summary>There is no such file: main.</summary>
    public sealed record Unsaid : TestbedMode;

    public sealed record Main : TestbedMode;

    /// <param name="MainAddress">Address or name of the main host, without scheme and port.</param>
    /// <param name="Interface">The interface towards the testbed; null where the file doesn't say.</param>
    public sealed record Client(string MainAddress, string? Interface) : TestbedMode;

    /// <summary>The file can't be understood, and guessing would make two main hosts or none: the program doesn't start.</summary>
    /// <param name="Why">One sentence that names the file and what decides instead.</param>
    public sealed record Refused(string Why) : TestbedMode;
}
