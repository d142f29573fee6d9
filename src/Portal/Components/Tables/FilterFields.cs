namespace Portal.Components.Tables;

/// <summary>The names that a table's filter knows.</summary>
/// <param name="Texts">Before a colon: <c>host:b</c>.</param>
/// <param name="Figures">Before a comparison: <c>cpu&gt;80</c>.</param>
internal sealed record FilterFields(string[] Texts, string[] Figures);
