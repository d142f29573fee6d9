using System.Collections.Immutable;
using System.Text;

namespace Portal.Exposition.Text;

/// <summary>A row of the catalogue: a family's name, type and meaning, with the headers that both formats put above its samples encoded once.</summary>
internal abstract class MetricFamily
{
    private readonly byte[] _textHeader;
    private readonly byte[] _openMetricsHeader;
    private readonly byte[] _sampleName;

    protected MetricFamily(string name, MetricType type, string help, ImmutableArray<string> labels)
    {
        Name = name;
        Type = type;
        Help = help;
        Labels = labels;
        _sampleName = Encoding.ASCII.GetBytes(name);
        _textHeader = Encoding.ASCII.GetBytes($"# HELP {name} {help}\n# TYPE {name} {TypeInText}\n");
        string unit = Unit is null ? "" : $"# UNIT {OpenMetricsName} {Unit}\n";
        _openMetricsHeader = Encoding.ASCII.GetBytes($"# TYPE {OpenMetricsName} {TypeInOpenMetrics}\n{unit}# HELP {OpenMetricsName} {help}\n");
    }

    /// <summary>As its samples bear it: a counter ends in <c>_total</c>, an info in <c>_info</c>.</summary>
    public string Name { get; }

    public MetricType Type { get; }

    /// <summary>One line of ASCII without quotation marks and backslashes, so that it is the same in both formats.</summary>
    public string Help { get; }

    /// <summary>Labels after those that every family of its section has.</summary>
    public ImmutableArray<string> Labels { get; }

    /// <summary>Null unless the name ends in a unit that OpenMetrics is told.</summary>
    public string? Unit => Array.Find(["seconds", "bytes", "celsius", "joules"], unit => OpenMetricsName.EndsWith($"_{unit}", StringComparison.Ordinal));

    public ReadOnlySpan<byte> SampleName => _sampleName;

    private string OpenMetricsName => Type switch
    {
        MetricType.Counter => Without("_total"),
        MetricType.Info => Without("_info"),
        _ => Name,
    };

    private string TypeInText => Type switch
    {
        MetricType.Counter => "counter",
        MetricType.Summary => "summary",
        _ => "gauge",
    };

    private string TypeInOpenMetrics => Type == MetricType.Info ? "info" : TypeInText;

    public ReadOnlySpan<byte> Header(ExpositionFormat format) => format == ExpositionFormat.OpenMetrics ? _openMetricsHeader : _textHeader;

    private string Without(string suffix) => Name.EndsWith(suffix, StringComparison.Ordinal)
        ? Name[..^suffix.Length]
        : throw new ArgumentException($"The {Type} '{Name}' must end in '{suffix}'.");
}
