using System.Security.Cryptography;
using System.Text;
using Portal.Components.Format;
using Portal.Components.Shared;

namespace Portal.Components.Layout.Tree;

/// <summary>A row of the tree: what does not tick. Two that are equal look the same.</summary>
public sealed record TreeNode
{
    /// <summary>Unique in the tree, and the same in every frame.</summary>
    public required string Key { get; init; }

    /// <summary>Of its element: short, and the same in every tab.</summary>
    public string Id => "t" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key)).AsSpan(0, 6));

    /// <summary>Of the figure in its icon.</summary>
    public string CellId => Id + "c";

    public required string Name { get; init; }

    public string Title => Word is { } word ? $"{Name} · {word}" : Name;

    public required string Address { get; init; }

    public required string Icon { get; init; }

    /// <summary>State in a word; for screen readers and on hover.</summary>
    public string? Word { get; init; }

    public Tone Tone { get; init; } = Tone.Quiet;

    public string ToneName => Tone.ToString().ToLowerInvariant();

    /// <summary>1 for a branch, 2 for a guest or a group of clones, 3 for a clone.</summary>
    public required int Level { get; init; }

    /// <summary>Null for what can't be unfolded.</summary>
    public bool? IsOpen { get; init; }

    /// <summary>Place among its siblings, from 1, and how many they are; null for a row that stands for those that are not shown.</summary>
    public int? Position { get; init; }

    public int? Siblings { get; init; }

    /// <summary>Of the branch and what is in it; errors and warnings.</summary>
    public int Problems { get; init; }

    public string ProblemWord => Problems == 1 ? "problem" : "problems";

    /// <summary>How many problems, in words; null for none.</summary>
    public string? Trouble => Problems > 0 ? Count.Of(Problems, "problem", "problems") : null;

    /// <summary>It is the page that is shown.</summary>
    public bool IsCurrent { get; init; }

    /// <summary>A bar in its icon shows its CPU.</summary>
    public bool HasCpu { get; init; }
}
