using System.Text;
using Portal.Collectors.Libvirt.Interop;

namespace Portal.Tests.Libvirt;

/// <summary>Feeds a record reader with parameters written as virsh prints them.</summary>
internal static class RecordBuilder
{
    /// <summary>Lines of <c>name=value</c>; values that are numbers become ULLONG, others STRING.</summary>
    public static void AddLines(this IDomainRecordReader reader, string lines)
    {
        foreach (string line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string[] pair = line.Split('=', 2);
            byte[] name = Encoding.UTF8.GetBytes(pair[0]);
            reader.Add(ulong.TryParse(pair[1], out ulong number)
                ? new TypedParameter(name, TypedParameterType.UnsignedLong, number)
                : new TypedParameter(name, TypedParameterType.String, 0, Encoding.UTF8.GetBytes(pair[1])));
        }
    }

    public static void AddInteger(this IDomainRecordReader reader, string name, long value) =>
        reader.Add(new TypedParameter(Encoding.UTF8.GetBytes(name), TypedParameterType.Long, (ulong)value));
}
