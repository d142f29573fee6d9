using Portal.Exposition.Text;

namespace Portal.Exposition.Labels;

/// <summary>Labels encoded once, still open: <c>{host="a",device="vda"</c>. Empty for a series without labels.</summary>
internal readonly struct LabelBlock(byte[] bytes, DropReason refused)
{
    public static readonly LabelBlock Empty = new([], DropReason.None);

    public byte[] Bytes { get; } = bytes;

    /// <summary>Why no series may bear these labels; <see cref="DropReason.None"/> if they may.</summary>
    public DropReason Refused { get; } = refused;

    public bool IsEmpty => Bytes.Length == 0;
}
