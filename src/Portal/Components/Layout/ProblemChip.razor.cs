using Portal.Problems;

namespace Portal.Components.Layout;

/// <summary>How many problems there are that are not muted, one click from anywhere.</summary>
public sealed partial class ProblemChip
{
    private ProblemCounts Counts { get; set; }

    private bool IsChecked { get; set; }

    private string Tone => Counts.Errors > 0 ? "bad" : Counts.Warnings > 0 ? "warning" : IsChecked ? "good" : "quiet";

    private string Word => Counts.Total > 0 ? (Counts.Total == 1 ? "problem" : "problems") : IsChecked ? "No problems" : "Not checked yet";

    // Where there is no room the word is not shown.
    private string Text => Counts.Total > 0 ? $"{Counts.Total} {Word}" : Word;

    protected override bool Read()
    {
        var before = (Counts, IsChecked);
        (Counts, IsChecked) = (Mutes.Counts(Problems), Problems.CheckedAt is not null);
        return before != (Counts, IsChecked);
    }
}
