using Portal.Testbed;

namespace Portal.Problems;

/// <summary>Codes for which a file of the testbed is not used at all, in words that follow its name.</summary>
internal static class FileRefusals
{
    public static bool IsRefusal(string code) => code is ProblemCode.Unreadable or ProblemCode.NotAFile or ProblemCode.TooBig or ProblemCode.Empty
        or ProblemCode.NotUtf8 or ProblemCode.NotJson or ProblemCode.TooDeep or ProblemCode.WrongShape;

    public static string Words(string code) => code switch
    {
        ProblemCode.NotJson => "is not JSON",
        ProblemCode.NotUtf8 => "is not UTF-8",
        ProblemCode.Empty => "is empty",
        ProblemCode.TooBig => "is too big",
        ProblemCode.TooDeep => "is nested too deep",
        ProblemCode.NotAFile => "is not a file",
        ProblemCode.WrongShape => "has the wrong shape",
        _ => "can't be read",
    };
}
