using System.Collections.Immutable;
using Portal.Components.Format;
using Portal.Components.Shared;

namespace Portal.Components.Pages;

/// <summary>Finds the text of a section's live cell: the row names section and device, the column the label.</summary>
internal static class SectionTexts
{
    /// <summary>The row of a section's own figures, or of one of its devices.</summary>
    public static string Row(string section, int? part = null) => part is { } index ? $"{section}#{index}" : section;

    public static Dictionary<(string, string), CellText> Of(ImmutableArray<SectionView> sections)
    {
        var texts = new Dictionary<(string, string), CellText>();
        foreach (SectionView section in sections)
        {
            Add(texts, Row(section.Id), section.Figures);
            for (int i = 0; i < section.Parts.Length; i++)
            {
                Add(texts, Row(section.Id, i), section.Parts[i].Figures);
            }
        }

        return texts;
    }

    public static CellText Find(Dictionary<(string, string), CellText> texts, string row, string column) =>
        texts.TryGetValue((row, column), out CellText text) ? text : new CellText(Number.Absent);

    private static void Add(Dictionary<(string, string), CellText> texts, string row, ImmutableArray<SectionFigure> figures)
    {
        foreach (SectionFigure figure in figures)
        {
            texts[(row, figure.Label)] = figure.Text;
        }
    }
}
