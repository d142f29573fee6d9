namespace Portal.Collectors.Android;

/// <summary>A virtual device as it lies on disk.</summary>
/// <param name="Configuration">What its <c>config.ini</c> says.</param>
/// <param name="Folder">Where its files are, as this program sees them; null where none was found that may be looked into.</param>
internal sealed record Avd(AvdConfiguration Configuration, string? Folder)
{
    public static readonly Avd Unknown = new(AvdConfiguration.Unknown, null);
}
