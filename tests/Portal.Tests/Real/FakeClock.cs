using System.Globalization;

namespace Portal.Tests.Real;

/// <summary>Another clock for a whole process, by libfaketime: the time of day that it reads is off, the spans that it measures are not.</summary>
internal static class FakeClock
{
    /// <summary>Variables of the process' environment.</summary>
    public static IReadOnlyList<(string Name, string Value)> Off(TimeSpan offset) =>
    [
        ("LD_PRELOAD", Library()),
        ("FAKETIME", offset.TotalSeconds.ToString("+0;-0", CultureInfo.InvariantCulture)),
        ("DONT_FAKE_MONOTONIC", "1"),

        // Waiting goes by the monotonic clock too; without this it would end at once.
        ("FAKETIME_FORCE_MONOTONIC_FIX", "0"),
    ];

    private static string Library() => Directory.EnumerateDirectories("/usr/lib")
        .Select(folder => Path.Combine(folder, "faketime", "libfaketimeMT.so.1"))
        .FirstOrDefault(File.Exists) ?? throw new InvalidOperationException("libfaketime is missing: apt-get install --no-install-recommends faketime");
}
