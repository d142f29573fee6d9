namespace Portal.Doctor;

/// <summary>What came of a check.</summary>
public enum Verdict
{
    Pass,

    /// <summary>There is nothing here that it could be about.</summary>
    NotApplicable,

    /// <summary>It works, with less than there could be.</summary>
    Warning,
    Fail,
}

/// <summary>Verdicts in words.</summary>
public static class Verdicts
{
    public static string Title(Verdict verdict) => verdict switch
    {
        Verdict.Pass => "Pass",
        Verdict.Warning => "Warning",
        Verdict.Fail => "Fail",
        _ => "Not applicable",
    };

    /// <summary>Stable, for scripts.</summary>
    public static string Word(Verdict verdict) => Title(verdict).ToLowerInvariant().Replace(' ', '-');
}
