using System.Net;
using Microsoft.AspNetCore.Authentication;
using Portal.Configuration;

namespace Portal.Security.Operators;

/// <summary>Rate, then token, then session.</summary>
internal sealed partial class OperatorSignIn(PortalOptions options, OperatorToken token, OperatorSessions sessions, OperatorRates rates, ILogger<OperatorSignIn> logger) : IOperatorSignIn
{
    public string TokenPlace => options.Operators.TokenFile is { Length: > 0 } ? "that Portal:Operators:TokenFile names" : OperatorToken.FileName;

    public async Task<SignInOutcome> TryAsync(HttpContext context, string? presented)
    {
        IPAddress caller = OperatorRates.AddressOf(context);
        if (!rates.TryEnter(caller))
        {
            LogTooMany(caller);
            return SignInOutcome.TooManyTries;
        }

        // Somebody may just have written a new one.
        token.ReadAgain();
        if (string.IsNullOrEmpty(presented) || !token.Matches(presented))
        {
            LogWrong(caller);
            return SignInOutcome.WrongToken;
        }

        await context.SignInAsync(OperatorSchemes.Session, sessions.Begin());
        LogSignedIn(caller);
        return SignInOutcome.SignedIn;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "An operator signed in from {Address}.")]
    private partial void LogSignedIn(IPAddress address);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Somebody at {Address} tried to sign in with a wrong token.")]
    private partial void LogWrong(IPAddress address);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Somebody at {Address} tries to sign in too often and is not heard for a minute.")]
    private partial void LogTooMany(IPAddress address);
}
