namespace Portal.Commands;

/// <summary>Where the plain listener is: the command line, else ASP.NET Core's own settings, else loopback.</summary>
internal static class ListenAddresses
{
    /// <summary>TestbedOS' own server holds 3355; 3356 is the cluster listener.</summary>
    public const string Default = "http://127.0.0.1:3357";

    public static string From(string? urls) =>
        urls ?? Environment.GetEnvironmentVariable("ASPNETCORE_URLS") ?? Environment.GetEnvironmentVariable("URLS") ?? Default;

    /// <summary>The first of them as a program on this machine calls it, without a slash at its end.</summary>
    public static string ToCall(string? urls) => From(urls).Split(';')[0].TrimEnd('/')
        .Replace("//0.0.0.0", "//127.0.0.1", StringComparison.Ordinal).Replace("//[::]", "//[::1]", StringComparison.Ordinal)
        .Replace("//+", "//127.0.0.1", StringComparison.Ordinal).Replace("//*", "//127.0.0.1", StringComparison.Ordinal);
}
