using System.Collections.Frozen;

namespace Portal.Cluster.Members;

/// <summary>Hosts that an operator lets in no longer; changes while the program runs.</summary>
internal interface IDeniedNames
{
    /// <summary>The same set as long as nothing changed.</summary>
    FrozenSet<string> Current { get; }
}

/// <summary>As the configuration says it now: the settings file is read again when it changes.</summary>
internal sealed class ConfiguredDenials(IConfiguration configuration) : IDeniedNames
{
    /// <summary>Key of the option.</summary>
    public const string Key = "Portal:Cluster:Denied";

    private (string? Text, FrozenSet<string> Names) _read = (null, FrozenSet<string>.Empty);

    public FrozenSet<string> Current
    {
        get
        {
            string? text = configuration[Key];
            if (!string.Equals(text, _read.Text, StringComparison.Ordinal))
            {
                // Two threads may both read it; either result is right.
                _read = (text, DeniedNames.Parse(text));
            }

            return _read.Names;
        }
    }
}
