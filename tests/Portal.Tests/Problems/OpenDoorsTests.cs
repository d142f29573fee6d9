using Portal.Problems;
using static Portal.Tests.Live.LiveSamples;

namespace Portal.Tests.Problems;

public sealed class OpenDoorsTests
{
    private readonly ProblemBed _bed = new();

    [Fact]
    public void Closed_doors_are_no_problem() => Assert.DoesNotContain(Look(), code => code.StartsWith("sign-in", StringComparison.Ordinal));

    [Fact]
    public void Nobody_who_signs_in_is_a_warning_that_says_what_to_set()
    {
        _bed.Access.IsOpenToOthers = true;
        Assert.Contains(ProblemCodes.SignInOff, Look());
        Problem problem = Assert.Single(_bed.List.Active, problem => problem.Code == ProblemCodes.SignInOff);
        Assert.Equal((ProblemSeverity.Warning, "Portal__Operators__SignIn=Required"), (problem.Severity, problem.Text.Command));
    }

    [Fact]
    public void A_session_in_plain_HTTP_is_a_warning()
    {
        _bed.Access.IsPlainForOthers = true;
        Assert.Contains(ProblemCodes.SignInPlain, Look());
    }

    private IEnumerable<string> Look()
    {
        _bed.Look(at => Joint(at, [Answer("host-b", TakenOf("host-b", at))]), times: 2);
        return _bed.Codes;
    }
}
