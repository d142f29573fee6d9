using System.Globalization;

namespace Portal.Exposition.Self;

/// <summary>Reads this process from its own <c>/proc/self</c>: always the real one, wherever the host's /proc is mounted. Thread-safe.</summary>
internal sealed class OwnProcess(TimeProvider clock)
{
    // Counting descriptors lists a folder: too dear for every scrape, and the figure moves slowly.
    private static readonly TimeSpan DescriptorPeriod = TimeSpan.FromSeconds(60);

    private readonly Lock _lock = new();
    private readonly DateTimeOffset? _bootedAt = ReadBootTime();
    private readonly long? _maxFiles = ReadMaxFiles();
    private long? _openFiles;
    private long _countedAt;

    public ProcessReading Read()
    {
        string stat = ReadOrEmpty("/proc/self/stat");
        return ProcessReading.Parse(stat, _bootedAt) with { OpenFiles = CountDescriptors(), MaxFiles = _maxFiles };
    }

    private long? CountDescriptors()
    {
        lock (_lock)
        {
            if (_openFiles is null || clock.GetElapsedTime(_countedAt) >= DescriptorPeriod)
            {
                _countedAt = clock.GetTimestamp();
                _openFiles = Directory.Exists("/proc/self/fd") ? Directory.EnumerateFileSystemEntries("/proc/self/fd").LongCount() : null;
            }

            return _openFiles;
        }
    }

    // btime 1767322245
    private static DateTimeOffset? ReadBootTime() =>
        FindNumber(ReadOrEmpty("/proc/stat"), "btime ") is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    // Max open files            1024                 524288               files
    private static long? ReadMaxFiles() => FindNumber(ReadOrEmpty("/proc/self/limits"), "Max open files ");

    private static long? FindNumber(string text, string line)
    {
        string? found = text.Split('\n').FirstOrDefault(candidate => candidate.StartsWith(line, StringComparison.Ordinal));
        string[] words = found?[line.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        return words.Length > 0 && long.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;
    }

    private static string ReadOrEmpty(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // A sandbox without /proc: those families are absent, the rest of the answer stands.
            return "";
        }
    }
}
