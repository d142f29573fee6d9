namespace Portal.Testbed.Json;

/// <summary>Why a file is not used at all.</summary>
/// <param name="Code">One of <see cref="ProblemCode"/>.</param>
/// <param name="Detail">A sentence of ours, with position and expectation, without content.</param>
internal sealed record Refusal(string Code, string Detail);
