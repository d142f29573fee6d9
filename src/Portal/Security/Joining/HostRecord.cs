using System.Text.Json.Serialization;

namespace Portal.Security.Joining;

/// <summary>A joined host as it is kept on disk. Keys are SHA-256 of their SubjectPublicKeyInfo, in hex.</summary>
internal sealed record HostRecord
{
    public required string Name { get; init; }

    public required string Address { get; init; }

    public required int Port { get; init; }

    public required DateTimeOffset JoinedAt { get; init; }

    /// <summary>The newest that was seen for this name.</summary>
    public required string Key { get; init; }

    /// <summary>Signed at a renewal and not seen yet: the answer may have been lost, so <see cref="Key"/> stays what it is until this one is used.</summary>
    public string? KeyIssued { get; init; }

    /// <summary>The one before, for connections that a renewal overtook.</summary>
    public string? KeyBefore { get; init; }

    public DateTimeOffset? KeyBeforeUntil { get; init; }

    public bool Knows(string key, DateTimeOffset now) =>
        string.Equals(key, Key, StringComparison.Ordinal)
        || string.Equals(key, KeyIssued, StringComparison.Ordinal)
        || (string.Equals(key, KeyBefore, StringComparison.Ordinal) && now < KeyBeforeUntil);
}

internal sealed record HostFile
{
    public List<HostRecord> Hosts { get; init; } = [];
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HostFile))]
internal sealed partial class HostFileJson : JsonSerializerContext;
