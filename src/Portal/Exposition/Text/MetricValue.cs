using System.Buffers.Text;
using Portal.Collectors;

namespace Portal.Exposition.Text;

/// <summary>A sample's value before it is text: an integer, integer nanoseconds (written as seconds in fixed point), a real number, or absent.</summary>
/// <remarks>Integers and nanoseconds never pass through a double, which would lose the end of a large counter and is slower to print.</remarks>
internal readonly struct MetricValue
{
    /// <summary>No value is longer: a double takes at most 24 characters, seconds 21.</summary>
    public const int MaxBytes = 32;

    private const long NanosecondsPerTick = TimeSpan.NanosecondsPerTick;

    private readonly long _bits;
    private readonly Form _form;

    private MetricValue(Form form, long bits)
    {
        _form = form;
        _bits = bits;
    }

    private enum Form : byte
    {
        Absent,
        Integer,
        Nanoseconds,
        Real,
    }

    public static MetricValue Absent => default;

    public bool IsAbsent => _form == Form.Absent;

    public static implicit operator MetricValue(long? value) => value is { } known ? new(Form.Integer, known) : default;

    public static implicit operator MetricValue(bool? value) => value is { } known ? new(Form.Integer, known ? 1 : 0) : default;

    public static implicit operator MetricValue(double? value) =>
        value is { } known ? new(Form.Real, BitConverter.DoubleToInt64Bits(known)) : default;

    public static MetricValue Seconds(long? nanoseconds) => nanoseconds is { } known ? new(Form.Nanoseconds, known) : default;

    public static MetricValue Seconds(TimeSpan? span) => span is { } known ? FromTicks(known.Ticks) : default;

    /// <summary>A whole number of millionths (microjoules), written in fixed point.</summary>
    public static MetricValue Millionths(long value) =>
        Math.Abs((decimal)value) <= long.MaxValue / 1000 ? new(Form.Nanoseconds, value * 1000) : new(Form.Real, BitConverter.DoubleToInt64Bits(value / 1e6));

    /// <summary>Seconds since 1970; absent beyond the 292 years that fit into integer nanoseconds.</summary>
    public static MetricValue UnixTime(DateTimeOffset? moment) =>
        moment is { } known ? FromTicks(known.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) : default;

    /// <summary>False for what may not stand in an exposition: NaN, infinities, a counter below 0 (OpenMetrics forbids it).</summary>
    public bool IsWritable(MetricType type) => _form == Form.Real
        ? double.IsFinite(Real) && (type != MetricType.Counter || Real >= 0)
        : type != MetricType.Counter || _bits >= 0;

    /// <returns>Bytes written, at most <see cref="MaxBytes"/>.</returns>
    public int Format(Span<byte> destination)
    {
        int written;
        switch (_form)
        {
            case Form.Nanoseconds:
                return NanosecondsAsSeconds.Format(_bits, destination);
            case Form.Real:
                Real.TryFormat(destination, out written, "R");
                return written;
            default:
                Utf8Formatter.TryFormat(_bits, destination, out written);
                return written;
        }
    }

    private double Real => BitConverter.Int64BitsToDouble(_bits);

    private static MetricValue FromTicks(long ticks) =>
        Math.Abs(ticks) <= long.MaxValue / NanosecondsPerTick ? new(Form.Nanoseconds, ticks * NanosecondsPerTick) : default;
}
