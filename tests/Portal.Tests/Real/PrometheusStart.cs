namespace Portal.Tests.Real;

/// <summary>How a <see cref="PrometheusServer"/> is started.</summary>
internal sealed record PrometheusStart
{
    /// <summary>Text of its configuration file, from its own address.</summary>
    public required Func<Uri, string> Configuration { get; init; }

    /// <summary>Command line beside the paths and the address, which are the test's own.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];

    /// <summary>Agent mode: it scrapes and passes on, and answers no query.</summary>
    public bool IsAgent { get; init; }

    /// <summary>Where it listens; null is a free port on loopback.</summary>
    public Uri? Address { get; init; }

    /// <summary>Network that it runs in; null is the machine's own.</summary>
    public NetworkNamespace? Inside { get; init; }
}
