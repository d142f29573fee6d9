using System.Collections.Immutable;
using Portal.Exposition.Labels;
using Portal.Exposition.Text;

namespace Portal.Exposition.Families;

/// <summary>A family whose samples come from scopes of one kind: hosts, guests, deployments or the program.</summary>
internal abstract class MetricFamily<TScope>(string name, MetricType type, string help, ImmutableArray<string> labels) : MetricFamily(name, type, help, labels)
    where TScope : LabelScope
{
    /// <summary>Writes the samples of one scope; none where the value is absent.</summary>
    public abstract void Write(TScope scope, ExpositionWriter writer);
}
