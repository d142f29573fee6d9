namespace Portal.Components.Tables;

/// <summary>A column that a table can show.</summary>
/// <param name="Id">As addresses name it.</param>
/// <param name="IsUsual">Shown where nobody chose columns.</param>
public sealed record TableColumn(string Id, string Title, bool IsUsual = true);
