using System.Text.Json.Serialization;

namespace Portal.Security.Joining;

/// <summary>Body of <c>POST /api/v1/cluster/join</c>. With a token: all of it. A host that holds a valid certificate joins anew with name and port alone.</summary>
internal sealed record JoinRequest
{
    /// <summary>Id and secret of a join token; null where the connection's own certificate speaks.</summary>
    public string? Id { get; init; }

    public string? Secret { get; init; }

    public required string Name { get; init; }

    /// <summary>Of the caller's own cluster listener; null: the default one.</summary>
    public int? Port { get; init; }

    /// <summary>Certificate request, PEM.</summary>
    public string? Request { get; init; }

    /// <summary>Never the secret: a record's own text would print it.</summary>
    public override string ToString() => $"join of {Name.Length} letters";
}

/// <summary>Answer to a join with a token.</summary>
/// <param name="Certificate">PEM.</param>
/// <param name="Authority">PEM.</param>
internal sealed record JoinAnswer(string Certificate, string Authority);

/// <summary>Body of <c>POST /api/v1/cluster/renew</c>.</summary>
/// <param name="Request">Certificate request for a new key, PEM.</param>
internal sealed record RenewRequest(string Request);

/// <param name="Certificate">PEM.</param>
internal sealed record RenewAnswer(string Certificate);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(JoinRequest))]
[JsonSerializable(typeof(JoinAnswer))]
[JsonSerializable(typeof(RenewRequest))]
[JsonSerializable(typeof(RenewAnswer))]
internal sealed partial class JoinJson : JsonSerializerContext;
