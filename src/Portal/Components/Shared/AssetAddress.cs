using System.Reflection;

namespace Portal.Components.Shared;

/// <summary>Addresses of static files, relative to the page's base, with the build as version.</summary>
/// <remarks>Not the framework's fingerprinted addresses: under those, Radzen's stylesheet comes uncompressed.</remarks>
internal static class AssetAddress
{
    private static readonly string Version = typeof(AssetAddress).Assembly.ManifestModule.ModuleVersionId.ToString("N")[..8];

    public static string Radzen { get; } = typeof(Radzen.Blazor.RadzenDataGrid<>).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    public static string Of(string path) => $"{path}?v={Version}";

    public static string OfRadzen(string path) => $"_content/Radzen.Blazor/{path}?v={Radzen}";
}
