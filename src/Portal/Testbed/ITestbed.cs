namespace Portal.Testbed;

/// <summary>The newest reading of the testbed's files. Never blocks: files are read off the scrape path.</summary>
public interface ITestbed
{
    TestbedContents Current { get; }

    /// <summary>Raised after <see cref="Current"/> was replaced, on a background thread.</summary>
    event Action? Changed;
}
