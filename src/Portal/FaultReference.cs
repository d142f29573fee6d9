using System.Security.Cryptography;
using Microsoft.AspNetCore.Diagnostics;

namespace Portal;

/// <summary>Gives each failed request a reference: the caller sees it and nothing else, the log has it with the exception.</summary>
internal sealed partial class FaultReference(ILogger<FaultReference> logger) : IExceptionHandler
{
    private static readonly object Key = new();

    /// <summary>Null where the request did not fail.</summary>
    public static string? Of(HttpContext? context) => context?.Items[Key] as string;

    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        string reference = RandomNumberGenerator.GetHexString(8, lowercase: true);
        httpContext.Items[Key] = reference;
        LogFault(reference, httpContext.Request.Method, httpContext.GetEndpoint()?.DisplayName ?? "no route", exception);
        return ValueTask.FromResult(false);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A request failed. Reference {Reference}, {Method}, {Route}.")]
    private partial void LogFault(string reference, string method, string route, Exception exception);
}
