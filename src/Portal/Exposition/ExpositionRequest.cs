using Portal.Exposition.Text;

namespace Portal.Exposition;

/// <summary>What one answer holds.</summary>
/// <param name="Endpoint">Under which name the answer is counted.</param>
/// <param name="Parts">Sections.</param>
/// <param name="Kind">Guests of this kind only; null for all.</param>
internal sealed record ExpositionRequest(ExpositionEndpoint Endpoint, ExpositionParts Parts, string? Kind = null)
{
    public ExpositionFormat Format { get; init; }
}

/// <summary>Values of the label <c>endpoint</c> of the program's own metrics.</summary>
internal enum ExpositionEndpoint
{
    All,
    Hosts,
    Guests,
    Self,
    Local,
    Compat,
}
