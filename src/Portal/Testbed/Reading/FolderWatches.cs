using System.Collections.Concurrent;

namespace Portal.Testbed.Reading;

/// <summary>Early notice of changes in folders, as far as the machine gives it: watchers miss network mounts, overflow, and cost one of 128 inotify instances each. Polling finds everything without them.</summary>
internal sealed partial class FolderWatches(Action changed, ILogger logger) : IDisposable
{
    /// <summary>A quarter of the instances a user has by default: other programs want some as well.</summary>
    private const int Most = 32;

    private readonly ConcurrentDictionary<string, Watch> _watches = new(StringComparer.Ordinal);

    /// <summary>Watches these folders and no others. Never waits: setting up a watcher may hang with its mount.</summary>
    public void Follow(IEnumerable<string> folders)
    {
        HashSet<string> wanted = [.. folders.Take(Most)];
        foreach ((string folder, Watch watch) in _watches)
        {
            if (!wanted.Contains(folder) || watch.IsBroken)
            {
                _watches.TryRemove(folder, out _);
                watch.Dispose();
            }
        }

        foreach (string folder in wanted)
        {
            if (!_watches.ContainsKey(folder))
            {
                var watch = new Watch(folder, changed, fault => NoEarlyNotice(TestbedName.PathForProblems(folder), fault.GetType().Name));
                _watches[folder] = watch;
                _ = Task.Factory.StartNew(watch.Start, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            }
        }
    }

    public void Dispose()
    {
        foreach (Watch watch in _watches.Values)
        {
            watch.Dispose();
        }

        _watches.Clear();
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "No early notice of changes in {Folder} ({Reason}); it is polled every 5 seconds.")]
    private partial void NoEarlyNotice(string folder, string reason);

    private sealed class Watch(string folder, Action changed, Action<Exception> failed) : IDisposable
    {
        private readonly Lock _gate = new();
        private FileSystemWatcher? _watcher;
        private bool _disposed;

        /// <summary>It overflowed or lost its folder: a new one is needed.</summary>
        public bool IsBroken { get; private set; }

        public void Start()
        {
            FileSystemWatcher? watcher = null;
            try
            {
                watcher = new FileSystemWatcher(folder) { NotifyFilter = NotifyFilters.FileName | NotifyFilters.LastWrite | NotifyFilters.Size };
                watcher.Changed += (_, _) => changed();
                watcher.Created += (_, _) => changed();
                watcher.Deleted += (_, _) => changed();
                watcher.Renamed += (_, _) => changed();
                watcher.Error += (_, _) =>
                {
                    IsBroken = true;
                    changed();
                };
                watcher.EnableRaisingEvents = true;
                lock (_gate)
                {
                    if (!_disposed)
                    {
                        _watcher = watcher;
                        watcher = null;
                    }
                }
            }
            catch (Exception fault)
            {
                // No such folder, no instance left, no right: whatever it is, polling does without. It is not tried again, or it would be every 5 seconds.
                failed(fault);
            }

            watcher?.Dispose();
        }

        public void Dispose()
        {
            lock (_gate)
            {
                _disposed = true;
                _watcher?.Dispose();
                _watcher = null;
            }
        }
    }
}
