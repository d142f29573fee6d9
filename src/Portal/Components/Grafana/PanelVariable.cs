using Portal.Testbed;

namespace Portal.Components.Grafana;

/// <summary>A variable of a dashboard with its value.</summary>
internal readonly record struct PanelVariable(string Name, string Value)
{
    private const string Anything = ".+";

    /// <summary>The default of the variable <c>host</c>, which is a pattern: wherever the guest runs.</summary>
    public static PanelVariable AnyHost { get; } = new("host", Anything);

    /// <summary>Of a guest that no deployment names.</summary>
    public static PanelVariable NoProject { get; } = new("project", string.Empty);

    /// <summary>It may be sent: a name within the testbed's grammar, or one of the two above.</summary>
    public bool IsHarmless => this == AnyHost || this == NoProject || TestbedName.IsInGrammar(Value);

    /// <summary>The value stands for many.</summary>
    public bool IsPattern => this == AnyHost;
}
