using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;

namespace Portal.Configuration;

/// <summary>Names every wrong option at once, so that an operator mends them in one go.</summary>
internal static class OptionsCheck
{
    public static ImmutableArray<string> Faults(IConfigurationSection section, PortalOptions options)
    {
        List<string> faults = [.. UnknownKeys(section, typeof(PortalOptions))];
        if (options.Mode is { } mode && !TryMode(mode, out _))
        {
            faults.Add($"Portal:Mode is '{Shown(mode)}'; expected Main (or Master) or Client.");
        }

        if (options.Testbed.Root is not null && options.Testbed.StateFiles is not null)
        {
            faults.Add("Portal:Testbed:Root and Portal:Testbed:StateFiles are both set; expected one of them.");
        }

        (string Key, string? Value)[] folders =
        [
            ("Portal:Testbed:Root", options.Testbed.Root),
            ("Portal:Testbed:StateFiles", options.Testbed.StateFiles),
            ("Portal:Kernel:ProcRoot", options.Kernel.ProcRoot),
            ("Portal:Kernel:SysRoot", options.Kernel.SysRoot),
            ("Portal:HostRoot", options.HostRoot),
            ("Portal:DataDirectory", options.DataDirectory is { Length: > 0 } data ? data : null),
        ];
        faults.AddRange(folders.Where(folder => folder.Value is not null && !folder.Value.StartsWith('/'))
            .Select(folder => $"{folder.Key} is '{Shown(folder.Value!)}'; expected an absolute path."));

        if (options.PathBase is { Length: > 0 } path && (!path.StartsWith('/') || path.EndsWith('/')))
        {
            faults.Add($"Portal:PathBase is '{Shown(path)}'; expected a path that starts with '/' and does not end in one, such as /testbed.");
        }

        if (!options.Cluster.IsMutual && !options.Cluster.Security.Equals("None", StringComparison.OrdinalIgnoreCase))
        {
            faults.Add($"Portal:Cluster:Security is '{Shown(options.Cluster.Security)}'; expected Mutual or None.");
        }

        if (options.Demo.ToUpperInvariant() is not ("TRUE" or "FALSE" or "AUTO"))
        {
            faults.Add($"Portal:Demo is '{Shown(options.Demo)}'; expected true, false or auto.");
        }

        faults.AddRange(options.Simulate.Faults());
        faults.AddRange(options.Problems.Faults());

        return [.. faults];
    }

    public static bool TryMode(string text, out PortalMode mode)
    {
        mode = text.Equals("Client", StringComparison.OrdinalIgnoreCase) ? PortalMode.Client : PortalMode.Main;
        return mode == PortalMode.Client || text.Equals("Main", StringComparison.OrdinalIgnoreCase) || text.Equals("Master", StringComparison.OrdinalIgnoreCase);
    }

    private static IEnumerable<string> UnknownKeys(IConfigurationSection section, Type type)
    {
        foreach (IConfigurationSection child in section.GetChildren())
        {
            PropertyInfo? property = type.GetProperty(child.Key, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase);
            if (property is null || (!property.CanWrite && !IsMap(property)))
            {
                yield return $"{Shown(child.Path)} is not an option; expected one of {string.Join(", ", type.GetProperties().Where(each => each.CanWrite).Select(each => each.Name))}.";
            }
            else if (property.PropertyType.Namespace == typeof(PortalOptions).Namespace)
            {
                foreach (string fault in UnknownKeys(child, property.PropertyType))
                {
                    yield return fault;
                }
            }
            else if (IsBoolean(property) && !bool.TryParse(child.Value, out _))
            {
                yield return $"{child.Path} is '{Shown(child.Value ?? "")}'; expected true or false.";
            }
            else if (property.PropertyType == typeof(int) && !IsWhole(child.Value))
            {
                yield return $"{child.Path} is '{Shown(child.Value ?? "")}'; expected a whole number.";
            }
        }
    }

    /// <summary>The value stands under an option that is true or false, or a whole number, and is no such thing.</summary>
    public static bool IsUnreadable(string relativePath, string value)
    {
        Type? type = typeof(PortalOptions);
        PropertyInfo? property = null;
        foreach (string key in relativePath.Split(':'))
        {
            property = type?.GetProperty(key, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase);
            type = property?.PropertyType;
        }

        return property is not null && ((IsBoolean(property) && !bool.TryParse(value, out _)) || (property.PropertyType == typeof(int) && !IsWhole(value)));
    }

    private static bool IsMap(PropertyInfo property) => property.PropertyType == typeof(Dictionary<string, string>);

    private static bool IsBoolean(PropertyInfo property) => (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) == typeof(bool);

    private static bool IsWhole(string? text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    // An option's text may hold anything; it goes to a terminal or a journal.
    internal static string Shown(string text) =>
        string.Concat((text.Length > 128 ? text[..128] + "…" : text).Select(letter => char.IsControl(letter) ? '\uFFFD' : letter));
}
