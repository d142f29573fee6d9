using Portal.Problems;

namespace Portal.Components.Layout;

/// <summary>How many problems there are, one click from anywhere.</summary>
public sealed partial class ProblemChip
{
    private ProblemList List { get; set; } = ProblemList.Empty;

    private string Tone => List.Errors > 0 ? "bad" : List.Warnings > 0 ? "warning" : List.CheckedAt is null ? "quiet" : "good";

    private string Word => List.Count > 0 ? (List.Count == 1 ? "problem" : "problems") : List.CheckedAt is null ? "Not checked yet" : "No problems";

    // Where there is no room the word is not shown.
    private string Text => List.Count > 0 ? $"{List.Count} {Word}" : Word;

    protected override bool Read()
    {
        bool changed = !Problems.Newest.HasShapeOf(List);
        List = Problems.Newest;
        return changed;
    }
}
