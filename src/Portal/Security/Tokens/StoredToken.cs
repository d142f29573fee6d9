using System.Text.Json.Serialization;

namespace Portal.Security.Tokens;

/// <summary>An open or used join token as the main host keeps it: without its secret.</summary>
internal sealed record StoredToken
{
    public required string Id { get; init; }

    /// <summary>SHA-256 of the secret.</summary>
    public required byte[] SecretHash { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The one host that may join with it; null for any.</summary>
    public string? Host { get; init; }

    public bool Used { get; init; }
}

internal sealed record TokenFile
{
    public List<StoredToken> Tokens { get; init; } = [];
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TokenFile))]
internal sealed partial class TokenFileJson : JsonSerializerContext;
