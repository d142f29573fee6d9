using System.Text;

namespace Portal.Collectors.Libvirt.Interop;

/// <summary>One named value of a statistics record, as <c>net.0.rx.bytes</c> of type ULLONG: 90.</summary>
internal readonly ref struct TypedParameter(ReadOnlySpan<byte> name, TypedParameterType type, ulong bits, ReadOnlySpan<byte> text = default)
{
    private readonly ReadOnlySpan<byte> _text = text;

    public ReadOnlySpan<byte> Name { get; } = name;

    /// <summary>False when it is no integer or negative, which for a counter or an amount means that the driver doesn't know; what is over 2^63-1 is cut to that.</summary>
    public bool TryGetInteger(out long value)
    {
        value = type switch
        {
            TypedParameterType.Int => (int)bits,
            TypedParameterType.UnsignedInt => (uint)bits,
            TypedParameterType.Long => (long)bits,
            TypedParameterType.UnsignedLong => bits > long.MaxValue ? long.MaxValue : (long)bits,
            _ => -1,
        };
        return value >= 0;
    }

    /// <summary>False when it is no text. Invalid UTF-8 becomes U+FFFD.</summary>
    public bool TryGetText(out string value)
    {
        bool isText = type == TypedParameterType.String;
        value = isText ? Encoding.UTF8.GetString(_text) : string.Empty;
        return isText;
    }
}

/// <summary><c>virTypedParameterType</c> of libvirt-common.h.</summary>
internal enum TypedParameterType
{
    None = 0,
    Int = 1,
    UnsignedInt = 2,
    Long = 3,
    UnsignedLong = 4,
    Double = 5,
    Boolean = 6,
    String = 7,
}
