using System.Collections.Immutable;
using Portal.Components.Charts;
using Portal.Components.Format;
using Portal.Components.Shared;

namespace Portal.Components.Pages;

/// <summary>One component of a host or guest: CPU, memory, its disks, …</summary>
public sealed record SectionView
{
    /// <summary>The fragment of its address.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>Figures in words, of the component as a whole.</summary>
    public ImmutableArray<SectionFigure> Figures { get; init; } = [];

    public ImmutableArray<ChartSpec> Charts { get; init; } = [];

    /// <summary>One row per device.</summary>
    public ImmutableArray<SectionPart> Parts { get; init; } = [];

    /// <summary>Why there is nothing, or not all, to be seen; null if all is there.</summary>
    public string? Note { get; init; }

    /// <summary>What to run so that the note no longer holds; null where nothing helps.</summary>
    public string? Command { get; init; }

    /// <summary>How its charts can be drawn; empty where there is one way.</summary>
    public ImmutableArray<SectionChoice> Choices { get; init; } = [];

    public IEnumerable<ChartSpec> AllCharts => Charts.Concat(Parts.SelectMany(part => part.Charts));

    /// <summary>Everything but the texts that tick is the same.</summary>
    public bool HasShapeOf(SectionView other) =>
        Id == other.Id && Title == other.Title && Note == other.Note && Command == other.Command && Choices.SequenceEqual(other.Choices)
        && SectionFigure.HaveShapeOf(Figures, other.Figures)
        && Charts.SequenceEqual(other.Charts)
        && Parts.Length == other.Parts.Length && Parts.Zip(other.Parts).All(pair => pair.First.HasShapeOf(pair.Second));
}

/// <summary>A device within a component.</summary>
public sealed record SectionPart
{
    /// <summary>Its name; hostile text.</summary>
    public required string Title { get; init; }

    /// <summary>What it is: size, MAC, link speed. Doesn't tick.</summary>
    public string? Facts { get; init; }

    public ImmutableArray<SectionFigure> Figures { get; init; } = [];

    public ImmutableArray<ChartSpec> Charts { get; init; } = [];

    public string? Note { get; init; }

    public bool HasShapeOf(SectionPart other) =>
        Title == other.Title && Facts == other.Facts && Note == other.Note
        && SectionFigure.HaveShapeOf(Figures, other.Figures)
        && Charts.SequenceEqual(other.Charts);
}

/// <summary>A labelled text that ticks.</summary>
/// <param name="Why">Why there is no value, for the time when there is none.</param>
public sealed record SectionFigure(string Label, CellText Text, string? Why = null)
{
    /// <summary>Null while there is a value.</summary>
    public string? WhyAbsent => Text.Text == Number.Absent ? Why : null;

    public static bool HaveShapeOf(ImmutableArray<SectionFigure> figures, ImmutableArray<SectionFigure> others) =>
        figures.Select(figure => (figure.Label, figure.WhyAbsent)).SequenceEqual(others.Select(figure => (figure.Label, figure.WhyAbsent)));
}

/// <summary>One way of several to draw a section.</summary>
/// <param name="Parameter">Of the page's address.</param>
/// <param name="Value">Null for the default.</param>
public sealed record SectionChoice(string Label, string Parameter, string? Value, bool IsChosen);
