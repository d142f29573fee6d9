using System.Text.Json;
using Portal.Testbed;

namespace Portal.Tests.Testbed;

/// <summary>Problems by code, as expected.json writes them.</summary>
internal static class Tally
{
    public static SortedDictionary<string, int> ByCode(IEnumerable<FileProblem> problems) =>
        new(problems.GroupBy(problem => problem.Code).ToDictionary(code => code.Key, code => code.Count()), StringComparer.Ordinal);

    public static SortedDictionary<string, int> Expected(JsonElement problems) =>
        new(problems.EnumerateObject().ToDictionary(problem => problem.Name, problem => problem.Value.GetInt32()), StringComparer.Ordinal);

    public static string Sentence(DeploymentState state) => state.ToString().ToLowerInvariant();
}
