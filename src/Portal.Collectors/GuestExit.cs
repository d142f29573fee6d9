namespace Portal.Collectors;

/// <summary>How a guest's last run ended; null parts are not known.</summary>
public sealed record GuestExit
{
    public int? Code { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public bool? OomKilled { get; init; }
}
