namespace Portal.Exposition.Labels;

/// <summary>One thing that families are written for (a host, a guest, …) in one answer. Scopes are used again by later answers.</summary>
internal abstract class LabelScope
{
    private readonly ItemLabels?[] _items = new ItemLabels?[LabelEntry.MaxDimensions];

    public LabelEntry Labels { get; private set; } = new(LabelBlock.Empty);

    public LabelBlock Block => Labels.Block;

    /// <summary>Resolved once per answer, so that all families of one scope agree while another answer may swap the cached ones.</summary>
    public ItemLabels? this[int slot]
    {
        get => _items[slot];
        set => _items[slot] = value;
    }

    public void Begin(LabelEntry labels)
    {
        Labels = labels;
        Array.Clear(_items);
    }

    /// <summary>Lets go of the snapshot, which is large, once the answer is rendered.</summary>
    public abstract void Release();
}
