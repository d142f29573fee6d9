namespace Portal.Doctor;

/// <summary>What a check found beside what it expected. Whatever is less than well says how to mend it.</summary>
/// <param name="Found">A clause without a full stop; never a secret.</param>
/// <param name="Expected">As <paramref name="Found"/>; null where the check does not apply.</param>
/// <param name="Fix">Null only where nothing is wrong.</param>
public sealed record Finding(Verdict Verdict, string Found, string? Expected = null, Fix? Fix = null)
{
    public static Finding Pass(string found, string expected) => new(Verdict.Pass, found, expected);

    public static Finding Warning(string found, string expected, Fix fix) => new(Verdict.Warning, found, expected, fix);

    public static Finding Fail(string found, string expected, Fix fix) => new(Verdict.Fail, found, expected, fix);

    public static Finding NotApplicable(string why) => new(Verdict.NotApplicable, why);

    /// <summary>Fails or warns unless <paramref name="isWell"/>.</summary>
    public static Finding Of(bool isWell, string found, string expected, Fix fix, Verdict otherwise = Verdict.Fail) =>
        isWell ? Pass(found, expected) : new Finding(otherwise, found, expected, fix);
}

/// <summary>How to mend what was found.</summary>
/// <param name="Advice">A sentence, ending in a colon or a full stop.</param>
/// <param name="Copy">A command or a setting: exactly what a copy button puts on the clipboard.</param>
public sealed record Fix(string Advice, string Copy)
{
    /// <summary>Where nothing better is known.</summary>
    public static Fix SeeLog { get; } = new("The portal's log may say why:", "journalctl -u testbed-portal -n 50");
}
