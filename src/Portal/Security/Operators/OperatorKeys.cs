using Microsoft.AspNetCore.DataProtection;
using Portal.Configuration;
using Portal.Security.Keys;

namespace Portal.Security.Operators;

/// <summary>The keys that protect cookies and forms: in <c>DataDirectory/keys</c>, a folder that nobody else enters, so that a restart signs nobody out.</summary>
internal static class OperatorKeys
{
    // Part of the keys' purpose: it must not depend on where the program lies.
    private const string Application = "testbed-portal";

    /// <exception cref="KeyFileException">The folder is there and open to others.</exception>
    public static void AddOperatorKeys(this IServiceCollection services, PortalOptions options)
    {
        IDataProtectionBuilder protection = services.AddDataProtection().SetApplicationName(Application);
        var files = new PrivateFiles(Path.Join(options.DataDirectory, "keys"));
        try
        {
            files.Prepare();
            protection.PersistKeysToFileSystem(new DirectoryInfo(files.Folder));
        }
        catch (KeyFileException fault) when (fault.CannotWrite)
        {
            // A full or read-only disk: cookies are good until the program ends.
            protection.UseEphemeralDataProtectionProvider();
        }
    }
}
