namespace Portal.Doctor;

/// <summary>One thing that is looked at. Each runs beside all others, for at most <see cref="DoctorRound.Patience"/>.</summary>
public interface IDoctorCheck
{
    CheckGroup Group { get; }

    /// <summary>What is checked, a few words.</summary>
    string Name { get; }

    /// <summary>On which host, of which deployment or file; null where the name says it all.</summary>
    string? Subject { get; }

    /// <summary>Host that it is about, for the filter; null where it is about none.</summary>
    string? Host { get; }

    /// <summary>Ends its own questions when cancelled. What it throws is reported as a failure.</summary>
    ValueTask<Finding> LookAsync(CancellationToken cancellationToken);
}

/// <summary>Checks of one kind: one for each thing that there is now.</summary>
internal interface ICheckSource
{
    IEnumerable<IDoctorCheck> ChecksOf(DoctorSight sight);
}
