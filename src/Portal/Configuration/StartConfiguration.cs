using System.Collections.Immutable;
using Portal.Testbed;

namespace Portal.Configuration;

/// <summary>The options with their defaults applied, or what is wrong with them.</summary>
/// <param name="Options">Defaults of sockets and the testbed's root filled in.</param>
/// <param name="Faults">Sentences for the operator; empty when the program can start.</param>
public sealed record StartConfiguration(PortalOptions Options, PortalMode Mode, ImmutableArray<string> Faults)
{
    public static StartConfiguration Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        IConfigurationSection section = configuration.GetSection(PortalOptions.Section);
        PortalOptions options = Bind(section);
        options.Testbed.Root = NullIfEmpty(options.Testbed.Root);
        options.Testbed.StateFiles = NullIfEmpty(options.Testbed.StateFiles);
        List<string> faults = [.. OptionsCheck.Faults(section, options)];
        HostRootDefaults.Apply(section, options);
        string usualRoot = HostRootDefaults.Below(options, TestbedOptions.DefaultRoot);
        options.Testbed.Root ??= options.Testbed.StateFiles is null && Directory.Exists(usualRoot) ? usualRoot : null;
        options.DataDirectory = NullIfEmpty(options.DataDirectory) ?? DefaultDataDirectory();
        TestbedMode? said = options.Testbed.Root is { } root && root.StartsWith('/') ? ModeFile.Read(root) : null;
        PortalMode mode = ModeOf(options, said, faults);
        if (mode == PortalMode.Client)
        {
            ClientDefaults.Apply(options, said, faults);
        }

        DecideDemo(options, mode, faults);
        return new StartConfiguration(options, mode, [.. faults]);
    }

    // The binder stops at the first value that does not convert; the check names them all, so they are left out here.
    private static PortalOptions Bind(IConfigurationSection section) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(section.AsEnumerable(makePathsRelative: true).Where(pair => pair.Value is null || !OptionsCheck.IsUnreadable(pair.Key, pair.Value)))
            .Build().Get<PortalOptions>() ?? new PortalOptions();

    private static PortalMode ModeOf(PortalOptions options, TestbedMode? said, List<string> faults)
    {
        if (options.Mode is { } configured)
        {
            _ = OptionsCheck.TryMode(configured, out PortalMode mode);
            return mode;
        }

        switch (said)
        {
            case TestbedMode.Client:
                return PortalMode.Client;
            case TestbedMode.Refused refused:
                faults.Add(refused.Why);
                return PortalMode.Main;
            default:
                return PortalMode.Main;
        }
    }

    private static void DecideDemo(PortalOptions options, PortalMode mode, List<string> faults)
    {
        if (options.IsDemo && mode == PortalMode.Client)
        {
            faults.Add("Portal:Demo is true in client mode; expected main mode, which is the one with pages.");
        }

        bool hasTestbed = options.Testbed.Root is not null || options.Testbed.StateFiles is not null;
        bool isAuto = options.Demo.Equals("auto", StringComparison.OrdinalIgnoreCase);
        options.Demo = options.IsDemo || (isAuto && mode == PortalMode.Main && !hasTestbed) ? "true" : "false";
    }

    // Compose files and unit files set a variable to nothing to leave it unset.
    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    // systemd's StateDirectory= may name several, separated by colons; the first is ours.
    private static string DefaultDataDirectory() =>
        Environment.GetEnvironmentVariable("STATE_DIRECTORY") is { Length: > 0 } state
            ? state.Split(':')[0]
            : Path.Join(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "portal");
}
