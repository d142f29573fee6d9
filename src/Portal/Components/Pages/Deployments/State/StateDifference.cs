using System.Collections.Immutable;

namespace Portal.Components.Pages.Deployments.State;

public enum StateChange
{
    Same,
    Removed,
    Added,

    /// <summary>Lines that are the same in both are left out here.</summary>
    Gap,
}

/// <param name="Line">In the version that holds it; of lines that both hold, in the newer one.</param>
public sealed record StateChangeLine(StateChange Change, string Text, int Line);

/// <summary>What differs between two versions of a file, line by line, with three lines around it.</summary>
internal static class StateDifference
{
    private const int Around = 3;

    /// <summary>More changes than this are told as one block replaced by another: nobody reads them one by one, and finding them costs the square.</summary>
    private const int MostChanges = 400;

    /// <summary>A page's worth.</summary>
    private const int MostLines = 2000;

    /// <param name="before">The older version.</param>
    /// <param name="after">The newer one.</param>
    /// <param name="isWhole">The newer one was read to its end; else what it lacks there says nothing.</param>
    public static ImmutableArray<StateChangeLine> Of(ImmutableArray<string> before, ImmutableArray<string> after, bool isWhole)
    {
        int head = 0;
        while (head < before.Length && head < after.Length && before[head] == after[head])
        {
            head++;
        }

        int tail = 0;
        while (isWhole && tail < before.Length - head && tail < after.Length - head && before[^(tail + 1)] == after[^(tail + 1)])
        {
            tail++;
        }

        List<StateChangeLine> lines = [.. after.Take(head).Select((text, index) => new StateChangeLine(StateChange.Same, text, index + 1))];
        lines.AddRange(Middle(before.AsSpan()[head..^tail], after.AsSpan()[head..^tail], head));
        lines.AddRange(after.Skip(after.Length - tail).Select((text, index) => new StateChangeLine(StateChange.Same, text, after.Length - tail + index + 1)));
        if (!isWhole)
        {
            int last = lines.FindLastIndex(line => line.Change != StateChange.Removed);
            lines.RemoveRange(last + 1, lines.Count - last - 1);
        }

        return Shortened(lines);
    }

    /// <summary>Shortest way from one to the other: each round allows one change more, and keeps for each diagonal how far one gets.</summary>
    private static List<StateChangeLine> Middle(ReadOnlySpan<string> before, ReadOnlySpan<string> after, int offset)
    {
        var rounds = new List<int[]>();
        int[] reach = new int[(2 * MostChanges) + 3];
        for (int changes = 0; changes <= Math.Min(MostChanges, before.Length + after.Length); changes++)
        {
            rounds.Add([.. reach]);
            for (int diagonal = -changes; diagonal <= changes; diagonal += 2)
            {
                int x = IsDown(reach, diagonal, changes) ? reach[At(diagonal + 1)] : reach[At(diagonal - 1)] + 1;
                int y = x - diagonal;
                while (x < before.Length && y < after.Length && before[x] == after[y])
                {
                    x++;
                    y++;
                }

                reach[At(diagonal)] = x;
                if (x >= before.Length && y >= after.Length)
                {
                    return Back(before, after, rounds, offset);
                }
            }
        }

        var all = new List<StateChangeLine>();
        for (int i = 0; i < before.Length; i++)
        {
            all.Add(new StateChangeLine(StateChange.Removed, before[i], offset + i + 1));
        }

        for (int i = 0; i < after.Length; i++)
        {
            all.Add(new StateChangeLine(StateChange.Added, after[i], offset + i + 1));
        }

        return all;
    }

    private static List<StateChangeLine> Back(ReadOnlySpan<string> before, ReadOnlySpan<string> after, List<int[]> rounds, int offset)
    {
        var lines = new List<StateChangeLine>();
        int x = before.Length, y = after.Length;
        for (int changes = rounds.Count - 1; changes >= 0; changes--)
        {
            int[] reach = rounds[changes];
            int diagonal = x - y;
            bool down = IsDown(reach, diagonal, changes);
            int fromX = changes == 0 ? 0 : reach[At(down ? diagonal + 1 : diagonal - 1)];
            int fromY = changes == 0 ? 0 : fromX - (down ? diagonal + 1 : diagonal - 1);
            while (x > fromX && y > fromY)
            {
                lines.Add(new StateChangeLine(StateChange.Same, after[--y], offset + y + 1));
                x--;
            }

            if (changes > 0)
            {
                lines.Add(down ? new StateChangeLine(StateChange.Added, after[--y], offset + y + 1) : new StateChangeLine(StateChange.Removed, before[--x], offset + x + 1));
            }
        }

        lines.Reverse();
        return lines;
    }

    private static bool IsDown(int[] reach, int diagonal, int changes) =>
        diagonal == -changes || (diagonal != changes && reach[At(diagonal - 1)] < reach[At(diagonal + 1)]);

    private static int At(int diagonal) => diagonal + MostChanges + 1;

    private static ImmutableArray<StateChangeLine> Shortened(List<StateChangeLine> lines)
    {
        var near = new bool[lines.Count];
        for (int i = 0; i < lines.Count; i++)
        {
            if (lines[i].Change != StateChange.Same)
            {
                near.AsSpan()[Math.Max(0, i - Around)..Math.Min(lines.Count, i + Around + 1)].Fill(true);
            }
        }

        var shown = ImmutableArray.CreateBuilder<StateChangeLine>();
        for (int i = 0; i < lines.Count && shown.Count < MostLines; i++)
        {
            if (near[i])
            {
                shown.Add(lines[i]);
            }
            else if (shown.Count == 0 || shown[^1].Change != StateChange.Gap)
            {
                shown.Add(new StateChangeLine(StateChange.Gap, string.Empty, lines[i].Line));
            }
        }

        return shown.DrainToImmutable();
    }
}
