namespace Portal.Doctor;

/// <summary>Which checks are asked for; the same words in the page's address and in the API's.</summary>
/// <param name="OnlyFailed">Those that failed or warn.</param>
/// <param name="Host">Those about one host; null or empty is all.</param>
public sealed record DoctorFilter(bool OnlyFailed = false, string? Host = null)
{
    public const string Failed = "failed";

    public bool IsEmpty => !OnlyFailed && string.IsNullOrEmpty(Host);

    public bool Matches(CheckRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return (!OnlyFailed || row.IsWrong) && (string.IsNullOrEmpty(Host) || string.Equals(row.Host, Host, StringComparison.OrdinalIgnoreCase));
    }
}
