namespace Portal.Testbed;

/// <summary>Something wrong with a testbed file. Codes are fixed: they may become a label.</summary>
/// <param name="Code">One of TESTBED-FILES' codes, such as <c>not-json</c> or <c>wrong-type</c>.</param>
/// <param name="File">Path of the file.</param>
/// <param name="JsonPath">Where in it, such as <c>$.testbed_guests.web.network[0]</c>; null for the file as a whole.</param>
/// <param name="Detail">A sentence of ours: position, what was expected, never the file's content; names escaped and cut.</param>
public sealed record FileProblem(string Code, string File, string? JsonPath = null, string? Detail = null);
