namespace Portal.Doctor;

/// <summary>A check made of a function.</summary>
internal sealed class DoctorCheck(CheckGroup group, string name, string? subject, string? host, Func<CancellationToken, ValueTask<Finding>> look) : IDoctorCheck
{
    public CheckGroup Group => group;

    public string Name => name;

    public string? Subject => subject;

    public string? Host => host;

    public ValueTask<Finding> LookAsync(CancellationToken cancellationToken) => look(cancellationToken);

    /// <summary>Of what is known already: nobody is asked.</summary>
    public static DoctorCheck Of(CheckGroup group, string name, string? subject, Func<Finding> look) => new(group, name, subject, null, _ => ValueTask.FromResult(look()));

    /// <summary>About one host.</summary>
    public static DoctorCheck OfHost(CheckGroup group, string name, string host, Func<Finding> look) => new(group, name, host, host, _ => ValueTask.FromResult(look()));

    /// <summary>Asks somebody.</summary>
    public static DoctorCheck Asking(CheckGroup group, string name, string? subject, Func<CancellationToken, ValueTask<Finding>> look) => new(group, name, subject, null, look);
}
