using System.Collections.Immutable;

namespace Portal.Configuration;

/// <summary>Looks at the settings file every two seconds: a watcher misses network mounts and files that are swapped by a link.</summary>
/// <param name="faults">What would be wrong with the configuration if it were the program's.</param>
internal sealed partial class SettingsFileWatch(SettingsFile file, IConfiguration configuration, Func<IConfiguration, IEnumerable<string>> faults, TimeProvider clock, ILogger<SettingsFileWatch> logger) : BackgroundService
{
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(2);

    /// <summary>The one option that is taken over without a restart; logging levels are the framework's and change too.</summary>
    private const string Denied = "Portal:Cluster:Denied";

    private string? _complaint;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            Look();
        }
    }

    /// <summary>One look; whatever is wrong leaves the old settings in force.</summary>
    internal void Look()
    {
        try
        {
            if (file.Look() is { } data)
            {
                TakeOver(data);
            }
        }
        catch (SettingsFileException fault)
        {
            Complain($"{fault.Message} The settings read before stay in force.");
        }
    }

    private void TakeOver(IDictionary<string, string?> data)
    {
        IConfigurationRoot candidate = new ConfigurationBuilder().AddConfiguration(configuration).AddInMemoryCollection(data).Build();
        if (faults(candidate).FirstOrDefault() is { } fault)
        {
            Complain($"The settings file {file.Path} is not taken over: {fault}");
            return;
        }

        _complaint = null;
        ImmutableArray<string> changed = file.Accept(data);
        if (changed.Contains(Denied, StringComparer.OrdinalIgnoreCase))
        {
            DenialsChanged(logger, configuration[Denied] is { Length: > 0 } names ? names : "none");
        }

        string[] later = [.. changed.Where(key => key.StartsWith("Portal:", StringComparison.OrdinalIgnoreCase) && !key.Equals(Denied, StringComparison.OrdinalIgnoreCase))];
        if (later.Length > 0)
        {
            NeedsRestart(logger, string.Join(", ", later));
        }
    }

    // The file may stay broken for long; one line is enough.
    private void Complain(string sentence)
    {
        if (_complaint != sentence)
        {
            _complaint = sentence;
            Refused(logger, sentence);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The settings file changed: hosts that are denied now: {Names}.")]
    private static partial void DenialsChanged(ILogger logger, string names);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The settings file changed in what takes effect at the next start only: {Keys}.")]
    private static partial void NeedsRestart(ILogger logger, string keys);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Sentence}")]
    private static partial void Refused(ILogger logger, string sentence);
}
