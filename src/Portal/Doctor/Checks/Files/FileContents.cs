using System.Collections.Immutable;
using Portal.Testbed;

namespace Portal.Doctor.Checks.Files;

/// <summary>The testbed's files can be read, parse, and are understood.</summary>
internal sealed class FileContents : ICheckSource
{
    private const string Expected = "files that are read and understood as a whole";

    public IEnumerable<IDoctorCheck> ChecksOf(DoctorSight sight)
    {
        if (sight.Testbed.Source is not { } source)
        {
            return [];
        }

        IDoctorCheck configuration = DoctorCheck.Of(CheckGroup.TestbedFiles, "Files", "configuration", () => Look(source, sight.Testbed.Problems, isRefused: false));
        return
        [
            configuration,
            .. sight.Testbed.Deployments.Select(deployment => DoctorCheck.Of(
                CheckGroup.TestbedFiles, "Files", deployment.Name, () => Look(source, deployment.Problems, deployment.StateRefusal is not null || (deployment.HasState && !deployment.ReadSuccess)))),
        ];
    }

    /// <param name="isRefused">The newest version is not in use.</param>
    internal static Finding Look(string source, ImmutableArray<FileProblem> problems, bool isRefused)
    {
        if (problems.IsEmpty)
        {
            return isRefused
                ? Finding.Fail("the newest version could not be read; an earlier one is in use", Expected, new Fix("As the portal's user, see why:", $"ls -la {source}"))
                : Finding.Pass("understood", Expected);
        }

        FileProblem first = problems[0];
        string file = Problems.Words.Shell(first.File) ?? source;
        string more = problems.Length > 1 ? $", and {problems.Length - 1} more" : string.Empty;
        string found = $"{first.Code} in {TestbedName.PathForProblems(first.File)}{(first.JsonPath is { } path ? $" at {path}" : string.Empty)}{(first.Detail is { } detail ? $": {Problems.Words.Clause(detail)}" : string.Empty)}{more}";
        return new Finding(isRefused ? Verdict.Fail : Verdict.Warning, found, Expected, new Fix("Look at the file at that place; the portal reads it again by itself:", $"less {file}"));
    }
}
