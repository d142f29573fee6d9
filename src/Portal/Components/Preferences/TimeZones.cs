using System.Collections.Immutable;

namespace Portal.Components.Preferences;

/// <summary>Time zones by their IANA names, as this machine has them.</summary>
internal static class TimeZones
{
    private const int LongestName = 64;

    private static readonly Lazy<ImmutableArray<string>> Listed = new(static () =>
    [
        .. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id)
            .Where(id => id.Contains('/') && !id.StartsWith("Etc/", StringComparison.Ordinal) && !id.StartsWith("posix/", StringComparison.Ordinal) && !id.StartsWith("right/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ]);

    /// <summary>Those that a reader may want, in alphabetical order; without old and technical names.</summary>
    public static ImmutableArray<string> All => Listed.Value;

    /// <summary>The text itself where it may be a zone's name; it is looked up as a file's.</summary>
    public static string? Name(string? text) =>
        text is { Length: > 0 and <= LongestName } && char.IsAsciiLetter(text[0]) && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '_' or '-' or '+') ? text : null;

    /// <summary>Null for a name that this machine doesn't know.</summary>
    public static TimeZoneInfo? Find(string? name) =>
        Name(name) is { } known && TimeZoneInfo.TryFindSystemTimeZoneById(known, out TimeZoneInfo? zone) ? zone : null;
}
