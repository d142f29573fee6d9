using Portal.Security.Operators;

namespace Portal.Tests.Problems;

/// <summary>Ways in as a test says.</summary>
internal sealed class FixedAccess : IOperatorAccess
{
    public bool IsOpenToOthers { get; set; }

    public bool IsPlainForOthers { get; set; }
}
