using System.Collections.Immutable;
using Portal.Live;
using Portal.Testbed;

namespace Portal.Problems.Detectors;

/// <summary>What is wrong with the testbed's files, as their readers found it.</summary>
internal sealed class FileDetector : IClusterDetector
{
    private static readonly ProblemRule Refused = new(ProblemCodes.FileRefused);
    private static readonly ProblemRule Part = new(ProblemCodes.FilePart);
    private static readonly ProblemRule Name = new(ProblemCodes.BadName);

    public void Look(LiveFrame frame, ProblemBook book)
    {
        See(book, frame.Snapshot.Testbed.Problems, null);
        foreach (Deployment deployment in frame.Snapshot.Testbed.Deployments)
        {
            See(book, deployment.Problems, deployment);
        }
    }

    private static void See(ProblemBook book, ImmutableArray<FileProblem> problems, Deployment? deployment)
    {
        foreach (FileProblem problem in problems)
        {
            // Hosts and kinds have problems of their own.
            if (problem.Code is ProblemCode.UnknownKind or ProblemCode.UnknownHost)
            {
                continue;
            }

            ProblemRule rule = FileRefusals.IsRefusal(problem.Code) ? Refused : problem.Code == ProblemCode.BadName ? Name : Part;
            var key = new ProblemKey(rule.Code, new ProblemSubject(Deployment: deployment?.Name), $"{problem.Code} {problem.File} {problem.JsonPath}");
            book.See(rule, key, rule == Refused ? ProblemSeverity.Error : ProblemSeverity.Warning, problem.Detail?.GetHashCode(StringComparison.Ordinal) ?? 0, (problem, deployment), Describe);
        }
    }

    private static ProblemText Describe((FileProblem Problem, Deployment? Deployment) about)
    {
        FileProblem problem = about.Problem;
        string file = System.IO.Path.GetFileName(problem.File);
        string advice = $"Look at {problem.File}{(problem.JsonPath is { } place ? $" at {place}" : string.Empty)}; Portal reads it again by itself.";
        string? command = Words.Shell(problem.File) is { } path && !problem.File.Contains('…', StringComparison.Ordinal) ? $"jq . {path}" : null;
        string detail = problem.Detail is { } text ? $" ({Words.Clause(text)})" : string.Empty;
        if (FileRefusals.IsRefusal(problem.Code))
        {
            string use = about.Deployment is { HasState: true, StateModifiedAt: { } modified } ? $" The version of {Words.Time(modified)} is in use." : string.Empty;
            return new ProblemText($"{file} {FileRefusals.Words(problem.Code)}{detail}.{use}", "Nothing of its newest version is used: what changed since is not seen.", advice, command);
        }

        return problem.Code == ProblemCode.BadName
            ? new ProblemText($"A name in {file} is outside the grammar{detail}.", "It can't be a label as it is, so panels and addresses use a stand-in.", $"Rename it. {advice}", command)
            : new ProblemText($"{file}: {problem.Code}{(problem.JsonPath is { } at ? $" at {at}" : string.Empty)}{detail}.", "This part of the file is left out; the rest is used.", advice, command);
    }
}
