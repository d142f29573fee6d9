namespace Portal.Doctor.Checks.Host;

/// <summary>Keys and tokens can be written, and nobody else can read them.</summary>
internal sealed class DataFolder : ICheckSource
{
    private const string Expected = "a folder that the portal alone can read and write";
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    public IEnumerable<IDoctorCheck> ChecksOf(DoctorSight sight) =>
        [DoctorCheck.Of(CheckGroup.ThisHost, "Key folder", null, () => sight.Options is { IsDemo: true } or { Cluster.IsMutual: false } ? Finding.NotApplicable("no keys are kept") : Look(Path.Join(sight.Options.DataDirectory, "cluster")))];

    internal static Finding Look(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return Finding.Fail($"{folder} can't be seen", Expected, new Fix("Make it for the portal's user:", $"install -d -m 0700 -o testbed-portal -g testbed-portal {folder}"));
        }

        if ((File.GetUnixFileMode(folder) & Others) != UnixFileMode.None)
        {
            return Finding.Fail($"others can read or write {folder}", Expected, new Fix("Close it:", $"chmod 700 {folder}"));
        }

        // Tried rather than reckoned: only the kernel knows who may write where.
        string probe = Path.Join(folder, ".doctor");
        try
        {
            using (File.OpenHandle(probe, FileMode.Create, FileAccess.Write, options: FileOptions.DeleteOnClose))
            {
                return Finding.Pass(folder, Expected);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Finding.Fail($"{folder} can't be written: {(fault is UnauthorizedAccessException ? "permission denied" : "the file system refuses")}", Expected, new Fix("Give it to the portal's user:", $"chown -R testbed-portal: {folder}"));
        }
    }
}
