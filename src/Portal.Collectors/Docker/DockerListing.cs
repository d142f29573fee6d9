using System.Collections.Immutable;
using System.Text.Json;

namespace Portal.Collectors.Docker;

/// <summary>One entry of <c>GET /containers/json?all=1</c>.</summary>
internal sealed record DockerListing(DockerId Id, string Name, string? Image, string? Status, string? NetworkMode)
{
    // A host has a few hundred; an engine that lists more than this is not believed.
    private const int MaxContainers = 10_000;

    // [{"Id":"8b0f…","Names":["/web"],"Image":"box:1","State":"running","HostConfig":{"NetworkMode":"none"}, …}, …]
    /// <param name="document">The whole answer.</param>
    /// <param name="refused">How many entries have no usable id or name; the others stand.</param>
    /// <exception cref="DockerFailureException">Not a list.</exception>
    public static ImmutableArray<DockerListing> Parse(JsonElement document, out int refused)
    {
        refused = 0;
        if (document.ValueKind != JsonValueKind.Array || document.GetArrayLength() > MaxContainers)
        {
            throw new DockerFailureException(CollectorFailure.Malformed, "The container engine's list is not a list of containers.");
        }

        var listings = ImmutableArray.CreateBuilder<DockerListing>(document.GetArrayLength());
        foreach (JsonElement entry in document.EnumerateArray())
        {
            if (TryParse(entry) is { } listing)
            {
                listings.Add(listing);
            }
            else
            {
                refused++;
            }
        }

        return listings.DrainToImmutable();
    }

    /// <summary>Names come with a leading slash.</summary>
    public static string? Bare(string? name) => name?.TrimStart('/') is { Length: > 0 } bare ? bare : null;

    private static DockerListing? TryParse(JsonElement entry)
    {
        string? name = entry.Member("Names") is { ValueKind: JsonValueKind.Array } names && names.GetArrayLength() > 0 && names[0].ValueKind == JsonValueKind.String
            ? Bare(FirstText(names))
            : null;
        return name is not null && DockerId.TryParse(entry.Text("Id"), out DockerId id)
            ? new DockerListing(id, name, entry.Text("Image"), entry.Text("State"), entry.Member("HostConfig")?.Text("NetworkMode"))
            : null;
    }

    private static string? FirstText(JsonElement names)
    {
        try
        {
            return names[0].GetString();
        }
        catch (InvalidOperationException)
        {
            // As in DockerJson.Text: escapes that make no text.
            return null;
        }
    }
}
