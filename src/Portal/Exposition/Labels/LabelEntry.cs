using System.Diagnostics.CodeAnalysis;

namespace Portal.Exposition.Labels;

/// <summary>The encoded labels of one host, guest or deployment, and of its disks, interfaces, … as they were last seen.</summary>
/// <remarks>Shared by answers that are rendered at once: the block never changes, and item labels are immutable objects that are swapped.</remarks>
internal sealed class LabelEntry(LabelBlock block)
{
    /// <summary>Dimensions a scope can have; more is a mistake that shows itself at start.</summary>
    public const int MaxDimensions = 9;

    private readonly ItemLabels?[] _items = new ItemLabels?[MaxDimensions];
    private long _lastUsed;

    public LabelBlock Block { get; } = block;

    /// <summary>Timestamp of the clock at the last answer that used it.</summary>
    public long LastUsed
    {
        get => Volatile.Read(ref _lastUsed);
        set => Volatile.Write(ref _lastUsed, value);
    }

    public ItemLabels? Items(int slot) => Volatile.Read(ref _items[slot]);

    public void Keep(int slot, ItemLabels labels) => Volatile.Write(ref _items[slot], labels);

    /// <summary>Compares what would be written, not what it was made from: two hostile names can look alike once they are escaped.</summary>
    internal sealed class BlockComparer : IEqualityComparer<LabelEntry>
    {
        public bool Equals(LabelEntry? x, LabelEntry? y) => ReferenceEquals(x, y) || (x is not null && y is not null && x.Block.Bytes.AsSpan().SequenceEqual(y.Block.Bytes));

        public int GetHashCode([DisallowNull] LabelEntry obj)
        {
            HashCode hash = default;
            hash.AddBytes(obj.Block.Bytes);
            return hash.ToHashCode();
        }
    }
}
