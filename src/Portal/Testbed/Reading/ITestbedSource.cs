using Portal.Testbed.Assembly;

namespace Portal.Testbed.Reading;

/// <summary>A place that deployments are read from: a testbed's root or a folder of state files.</summary>
internal interface ITestbedSource
{
    /// <summary>Looks once at every file. Bounded: what doesn't answer is left for a later round.</summary>
    /// <returns>When to look again before the next poll; null if there is no need.</returns>
    ValueTask<TimeSpan?> LookAsync(CancellationToken cancellationToken);

    /// <summary>Rises with every change since the program started.</summary>
    long Revision { get; }

    RoundParts Parts();

    /// <summary>Folders whose changes are worth an early look.</summary>
    IEnumerable<string> Folders { get; }
}
