namespace Portal.Components.Shared;

/// <summary>Addresses of static files, relative to the page's base, with the build as version.</summary>
internal static class AssetAddress
{
    private static readonly string Version = typeof(AssetAddress).Assembly.ManifestModule.ModuleVersionId.ToString("N")[..8];

    public static string Of(string path) => $"{path}?v={Version}";
}
