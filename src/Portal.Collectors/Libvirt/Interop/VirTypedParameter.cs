using System.Runtime.InteropServices;

namespace Portal.Collectors.Libvirt.Interop;

/// <summary><c>virTypedParameter</c> of libvirt-common.h: 80 bytes of name, a type, and eight bytes of value; 96 in all.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct VirTypedParameter
{
    public const int NameLength = 80;       // VIR_TYPED_PARAM_FIELD_LENGTH

    public fixed byte Name[NameLength];
    public TypedParameterType Type;
    public ulong Value;                     // a union; the narrow ones lie at its start

    /// <summary>The managed view; valid as long as the record it belongs to.</summary>
    public static TypedParameter Read(VirTypedParameter* parameter)
    {
        ReadOnlySpan<byte> name = new(parameter->Name, NameLength);
        int end = name.IndexOf((byte)0);
        ReadOnlySpan<byte> text = parameter->Type == TypedParameterType.String && parameter->Value != 0
            ? MemoryMarshal.CreateReadOnlySpanFromNullTerminated((byte*)parameter->Value)
            : default;
        return new TypedParameter(end < 0 ? name : name[..end], parameter->Type, parameter->Value, text);
    }
}
