namespace Portal.Doctor;

/// <summary>A check in a report.</summary>
/// <param name="Finding">Null until it was checked.</param>
/// <param name="CheckedAt">When that was.</param>
/// <param name="Took">How long it took.</param>
public sealed record CheckRow(CheckGroup Group, string Name, string? Subject, string? Host, Finding? Finding = null, DateTimeOffset? CheckedAt = null, TimeSpan? Took = null)
{
    public Verdict? Verdict => Finding?.Verdict;

    public bool IsWrong => Verdict is Doctor.Verdict.Fail or Doctor.Verdict.Warning;

    internal static CheckRow Of(IDoctorCheck check) => new(check.Group, check.Name, check.Subject, check.Host);
}
