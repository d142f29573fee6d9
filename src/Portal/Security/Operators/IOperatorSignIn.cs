namespace Portal.Security.Operators;

/// <summary>What became of a try to sign in.</summary>
public enum SignInOutcome
{
    SignedIn,
    WrongToken,
    TooManyTries,
}

/// <summary>The check behind the sign-in form.</summary>
public interface IOperatorSignIn
{
    /// <summary>Where people find the token, for a sentence: a file's name, never a path that a stranger could use.</summary>
    string TokenPlace { get; }

    /// <summary>Begins a session on the answer if the token is right.</summary>
    Task<SignInOutcome> TryAsync(HttpContext context, string? presented);
}
