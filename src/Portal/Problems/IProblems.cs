namespace Portal.Problems;

/// <summary>What differs now between what should be and what is.</summary>
public interface IProblems
{
    ProblemList Newest { get; }
}
