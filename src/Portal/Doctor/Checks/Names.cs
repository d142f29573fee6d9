using Portal.Testbed;

namespace Portal.Doctor.Checks;

/// <summary>Lists of names in a clause: few of them, and none that could break a line.</summary>
internal static class Names
{
    private const int Most = 5;

    public static string Of(IEnumerable<string> names)
    {
        string[] all = [.. names.Select(TestbedName.ForProblems)];
        return all.Length <= Most ? string.Join(", ", all) : $"{string.Join(", ", all.Take(Most))} and {all.Length - Most} more";
    }
}
