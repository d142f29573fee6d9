using Portal.Problems;

namespace Portal.Tests.Support;

internal sealed class NoProblems : IProblems
{
    public ProblemList Newest => ProblemList.Empty;
}
