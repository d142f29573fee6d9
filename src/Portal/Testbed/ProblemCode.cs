namespace Portal.Testbed;

/// <summary>The fixed codes of <see cref="FileProblem"/>. They are label values: never rename one, never make one from outside text.</summary>
public static class ProblemCode
{
    // These refuse a file as a whole: its last good version stays in use.
    public const string Unreadable = "unreadable";
    public const string NotAFile = "not-a-file";
    public const string TooBig = "too-big";
    public const string Empty = "empty";
    public const string NotUtf8 = "not-utf8";
    public const string NotJson = "not-json";
    public const string TooDeep = "too-deep";
    public const string WrongShape = "wrong-shape";

    // These cost a field, a name or a link; the rest of the file stands.
    public const string MissingFile = "missing-file";
    public const string MissingField = "missing-field";
    public const string WrongType = "wrong-type";
    public const string BadPath = "bad-path";
    public const string BadName = "bad-name";
    public const string NameMismatch = "name-mismatch";
    public const string DuplicateName = "duplicate-name";
    public const string NoKind = "no-kind";
    public const string SeveralKinds = "several-kinds";
    public const string UnknownKind = "unknown-kind";
    public const string NameCollision = "name-collision";
    public const string UnknownState = "unknown-state";
    public const string NoHost = "no-host";
    public const string UnknownHost = "unknown-host";
    public const string UnknownBase = "unknown-base";
}
