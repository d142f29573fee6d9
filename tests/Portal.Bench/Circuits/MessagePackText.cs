using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Portal.Bench.Circuits;

/// <summary>As much of MessagePack as hub messages of a circuit need: nil, booleans, integers, strings, bytes, arrays and maps.</summary>
internal static class MessagePackText
{
    public static void Write(IBufferWriter<byte> output, object? value)
    {
        switch (value)
        {
            case null:
                output.Write<byte>([0xc0]);
                break;
            case bool flag:
                output.Write<byte>([flag ? (byte)0xc3 : (byte)0xc2]);
                break;
            case int number:
                WriteLong(output, number);
                break;
            case long number:
                WriteLong(output, number);
                break;
            case string text:
                byte[] utf8 = Encoding.UTF8.GetBytes(text);
                Span<byte> head = stackalloc byte[5];
                head[0] = 0xdb;
                BinaryPrimitives.WriteInt32BigEndian(head[1..], utf8.Length);
                output.Write<byte>(head);
                output.Write<byte>(utf8);
                break;
            case object?[] items when items.Length < 16:
                output.Write<byte>([(byte)(0x90 | items.Length)]);
                foreach (object? item in items)
                {
                    Write(output, item);
                }

                break;
            case Dictionary<string, object?> { Count: 0 }:
                output.Write<byte>([0x80]);
                break;
            default:
                throw new NotSupportedException($"Expected a value of a hub message, found {value.GetType()}.");
        }
    }

    /// <summary>Reads one value and moves on behind it. Numbers are long, bytes an array, maps an array of keys and values.</summary>
    public static object? Read(ref ReadOnlySpan<byte> from)
    {
        byte code = Take(ref from, 1)[0];
        return code switch
        {
            <= 0x7f => (long)code,
            >= 0xe0 => (long)(sbyte)code,
            0xc0 => null,
            0xc2 => false,
            0xc3 => true,
            0xc4 or 0xc5 or 0xc6 => Take(ref from, (int)Number(ref from, 1 << (code - 0xc4))).ToArray(),
            0xca => (double)BinaryPrimitives.ReadSingleBigEndian(Take(ref from, 4)),
            0xcb => BinaryPrimitives.ReadDoubleBigEndian(Take(ref from, 8)),
            0xcc or 0xcd or 0xce or 0xcf => Number(ref from, 1 << (code - 0xcc)),
            0xd0 => (long)(sbyte)Take(ref from, 1)[0],
            0xd1 => (long)BinaryPrimitives.ReadInt16BigEndian(Take(ref from, 2)),
            0xd2 => (long)BinaryPrimitives.ReadInt32BigEndian(Take(ref from, 4)),
            0xd3 => BinaryPrimitives.ReadInt64BigEndian(Take(ref from, 8)),
            0xd9 or 0xda or 0xdb => Encoding.UTF8.GetString(Take(ref from, (int)Number(ref from, 1 << (code - 0xd9)))),
            0xdc or 0xdd => Items(ref from, (int)Number(ref from, 2 << (code - 0xdc))),
            0xde or 0xdf => Items(ref from, 2 * (int)Number(ref from, 2 << (code - 0xde))),
            >= 0xa0 and <= 0xbf => Encoding.UTF8.GetString(Take(ref from, code & 0x1f)),
            >= 0x90 and <= 0x9f => Items(ref from, code & 0x0f),
            >= 0x80 and <= 0x8f => Items(ref from, 2 * (code & 0x0f)),
            _ => throw new NotSupportedException($"Expected a value of a hub message, found code {code:x2}."),
        };
    }

    private static void WriteLong(IBufferWriter<byte> output, long number)
    {
        Span<byte> bytes = stackalloc byte[9];
        bytes[0] = 0xd3;
        BinaryPrimitives.WriteInt64BigEndian(bytes[1..], number);
        output.Write<byte>(bytes);
    }

    private static long Number(ref ReadOnlySpan<byte> from, int bytes)
    {
        long number = 0;
        foreach (byte part in Take(ref from, bytes))
        {
            number = (number << 8) | part;
        }

        return number;
    }

    private static object?[] Items(ref ReadOnlySpan<byte> from, int count)
    {
        object?[] items = new object?[count];
        foreach (ref object? item in items.AsSpan())
        {
            item = Read(ref from);
        }

        return items;
    }

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> from, int bytes)
    {
        ReadOnlySpan<byte> taken = from[..bytes];
        from = from[bytes..];
        return taken;
    }
}
