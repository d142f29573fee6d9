namespace Portal.Components.Tables;

/// <summary>What a filter can ask of a row.</summary>
internal interface ITableRow
{
    /// <summary>Texts under a name such as <c>host</c>; none where it is not known.</summary>
    IEnumerable<string?> Texts(string field);

    /// <summary>A figure under a name such as <c>cpu</c>, in the unit that people type; null where it is not known.</summary>
    double? Figure(string field);

    /// <summary>Where a word without a name is looked for.</summary>
    IEnumerable<string?> AllTexts { get; }
}
