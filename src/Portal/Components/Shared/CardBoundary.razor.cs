using System.Security.Cryptography;
using Microsoft.AspNetCore.Components;

namespace Portal.Components.Shared;

/// <summary>Keeps a fault of one card within that card. The reader sees a reference; the log has it with the exception.</summary>
public partial class CardBoundary
{
    private string? _reference;

    [Inject]
    public required ILogger<CardBoundary> Logger { get; init; }

    protected override Task OnErrorAsync(Exception exception)
    {
        _reference = RandomNumberGenerator.GetHexString(8, lowercase: true);
        LogFault(Logger, _reference, exception);
        return Task.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A part of a page could not be drawn. Reference {Reference}.")]
    private static partial void LogFault(ILogger logger, string reference, Exception exception);
}
