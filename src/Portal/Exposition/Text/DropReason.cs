namespace Portal.Exposition.Text;

/// <summary>Why a series was left out; the label values are these names in lower case.</summary>
internal enum DropReason
{
    None,

    /// <summary>Its labels are taken already.</summary>
    Duplicate,

    /// <summary>A label over <see cref="LabelText.MaxCharacters"/>.</summary>
    Label,

    /// <summary>Not a finite number, or a counter below 0.</summary>
    Value,
}
