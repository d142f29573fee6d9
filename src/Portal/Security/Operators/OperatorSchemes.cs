namespace Portal.Security.Operators;

/// <summary>The ways to be known as an operator. One request is judged by one of them.</summary>
public static class OperatorSchemes
{
    /// <summary>Chooses one of the others.</summary>
    public const string Any = "operator";

    /// <summary>The cookie of who signed in with the token.</summary>
    public const string Session = "session";

    /// <summary>The token itself, sent along by a script.</summary>
    public const string Bearer = "bearer";

    /// <summary>The word of a proxy that signs people in.</summary>
    public const string Proxy = "proxy";
}
