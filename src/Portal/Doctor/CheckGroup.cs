namespace Portal.Doctor;

/// <summary>What a check is about; pages and reports show the groups in this order.</summary>
public enum CheckGroup
{
    ThisHost,
    Hosts,
    TestbedFiles,
    Clocks,
    Stack,
}

/// <summary>Groups in words.</summary>
public static class CheckGroups
{
    public static string Title(CheckGroup group) => group switch
    {
        CheckGroup.ThisHost => "This host",
        CheckGroup.Hosts => "Hosts",
        CheckGroup.TestbedFiles => "Testbed files",
        CheckGroup.Clocks => "Clocks",
        _ => "Stack",
    };

    /// <summary>Stable, for scripts.</summary>
    public static string Word(CheckGroup group) => Title(group).ToLowerInvariant().Replace(' ', '-');
}
