namespace Portal.Security.Keys;

/// <summary>What the main host proves itself with, opened once at start.</summary>
internal sealed partial class MainKeys
{
    private MainKeys(ClusterAuthority authority, ClusterKeys keys)
    {
        Authority = authority;
        Keys = keys;
    }

    public ClusterAuthority Authority { get; }

    /// <summary>At start; renewal makes new ones.</summary>
    public ClusterKeys Keys { get; }

    /// <exception cref="KeyFileException">A file is there and can't be used: going on with other keys would lock out every client.</exception>
    public static MainKeys Open(KeyFolder folder, ILogger<MainKeys> logger)
    {
        try
        {
            (ClusterAuthority authority, ClusterKeys keys) = folder.OpenMain();
            return new MainKeys(authority, keys);
        }
        catch (KeyFileException fault) when (fault.CannotWrite)
        {
            // A full or read-only disk must not take the monitoring of this host with it.
            LogInMemory(logger, fault.Message);
            (ClusterAuthority authority, ClusterKeys keys) = folder.OpenInMemory();
            return new MainKeys(authority, keys);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The cluster's keys can't be kept, so no host can join until this is mended and the program restarted. {Why}")]
    private static partial void LogInMemory(ILogger logger, string why);
}
