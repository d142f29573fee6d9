namespace Portal.Components.Tables;

/// <summary>A column of an exported table. Its name carries the unit: <c>memory_used_bytes</c>.</summary>
/// <param name="Value">A string, a double, a long or a bool; null is absent.</param>
/// <param name="Of">The page's column that it is a part of; null for what is exported whatever the page shows.</param>
/// <param name="IsOfDemo">Exported only where something is simulated.</param>
internal sealed record ExportColumn<TRow>(string Name, Func<TRow, object?> Value, string? Of = null, bool IsOfDemo = false);
