namespace Portal.Doctor.Checks.Host;

/// <summary>How many files this process may hold open: a dozen for each container, and one for each connection.</summary>
internal sealed class FileDescriptors : ICheckSource
{
    private const long Least = 4096;
    private const string Path = "/proc/self/limits";

    public IEnumerable<IDoctorCheck> ChecksOf(DoctorSight sight) =>
        [DoctorCheck.Asking(CheckGroup.ThisHost, "File descriptors", null, async cancellation => Look(SoftLimit(await File.ReadAllTextAsync(Path, cancellation))))];

    internal static Finding Look(long? limit) => limit is not { } known
        ? Finding.NotApplicable($"{Path} does not say")
        : Finding.Of(known >= Least, known == long.MaxValue ? "unlimited" : $"{known}", $"at least {Least}", new Fix("In the service's unit (systemctl edit testbed-portal), under [Service]:", "LimitNOFILE=65536"), Verdict.Warning);

    // Limit                     Soft Limit           Hard Limit           Units
    // Max open files            1024                 524288               files
    /// <summary>proc_pid_limits(5); null where the line is not there.</summary>
    internal static long? SoftLimit(string limits)
    {
        const string Name = "Max open files";
        string? line = limits.Split('\n').FirstOrDefault(line => line.StartsWith(Name, StringComparison.Ordinal));
        string? soft = line?[Name.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
        return soft == "unlimited" ? long.MaxValue : long.TryParse(soft, out long limit) ? limit : null;
    }
}
