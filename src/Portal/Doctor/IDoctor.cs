namespace Portal.Doctor;

/// <summary>Looks whether the portal itself is set up well. One round for all who ask at the same time.</summary>
public interface IDoctor
{
    /// <summary>Of the round that ended last; null before the first.</summary>
    DoctorReport? Newest { get; }

    /// <summary>Begins a round, or joins the one that runs.</summary>
    /// <param name="onChange">Called after each check that ends, on any thread.</param>
    IDoctorVisit Visit(Action? onChange = null);
}

/// <summary>One caller's view of a round. Disposing it ends the calls, not the round.</summary>
public interface IDoctorVisit : IDisposable
{
    DoctorReport Report { get; }

    Task<DoctorReport> Finished { get; }
}
