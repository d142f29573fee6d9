using System.Diagnostics.CodeAnalysis;

namespace Portal.Collectors.Docker;

/// <summary>A container's id: exactly 64 lower-case hex digits. Nothing else gets into a route of the engine or is looked for in a path.</summary>
/// <remarks>A check by hand and whole: <c>new Uri</c> turns <c>/containers/../../version</c> into <c>/version</c>, and escaping leaves <c>..</c> as it is.</remarks>
internal readonly record struct DockerId
{
    public const int Length = 64;

    private const int ShortLength = 12;

    private DockerId(string digits) => Digits = digits;

    public string Digits { get; }

    /// <summary>As the docker client shows it; for logs.</summary>
    public string Short => Digits[..ShortLength];

    public static bool TryParse([NotNullWhen(true)] string? text, out DockerId id)
    {
        bool valid = text is { Length: Length } && text.All(char.IsAsciiHexDigitLower);
        id = valid ? new DockerId(text!) : default;
        return valid;
    }

    public override string ToString() => Digits;
}
