using Microsoft.AspNetCore.Components;
using Portal.Components.Shared;
using Portal.Problems;

namespace Portal.Components.Layout;

/// <summary>How many problems there are that are not muted, one click from anywhere. New errors are said once, whatever page is open.</summary>
public sealed partial class ProblemChip
{
    [Inject]
    public required PortalScript Script { get; init; }

    private ProblemNews News => field ??= new ProblemNews(Clock);

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

    protected override async Task AfterTickAsync()
    {
        if (News.Take(Problems, Mutes.Holds) is { } news)
        {
            await Script.ApplyAsync(new ScriptMessage { At = Frame.Snapshot.TakenAt.ToUnixTimeMilliseconds(), Alarm = news });
        }
    }
}
