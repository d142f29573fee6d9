using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Portal.Configuration;

namespace Portal.Components.Pages.Settings;

/// <summary>An option in effect, as the environment names it.</summary>
/// <param name="IsGiven">There is a value.</param>
public sealed record ShownOption(string Name, string Text, bool IsGiven)
{
    // Parts of names. Their values are never shown, those of files neither: a path to a key is half the way to it.
    private static readonly string[] Secret = ["Token", "Secret", "Password", "Key", "Credential", "Certificate", "DataDirectory"];

    public static ImmutableArray<ShownOption> AllOf(PortalOptions options) => [.. Of("Portal", options)];

    private static IEnumerable<ShownOption> Of(string prefix, object section)
    {
        foreach (PropertyInfo property in section.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0))
        {
            string name = $"{prefix}__{property.Name}";
            object? value = property.GetValue(section);
            if (property.PropertyType.Namespace == typeof(PortalOptions).Namespace)
            {
                foreach (ShownOption inner in value is null ? [] : Of(name, value))
                {
                    yield return inner;
                }
            }
            else if (property.CanWrite || value is IDictionary<string, string>)
            {
                yield return One(name, value);
            }
        }
    }

    private static ShownOption One(string name, object? value)
    {
        string? text = value switch
        {
            null or "" => null,
            bool flag => flag ? "true" : "false",
            IDictionary<string, string> { Count: 0 } => null,
            IDictionary<string, string> entries => string.Join(", ", entries.Select(entry => $"{entry.Key} = {WithoutUser(entry.Value)}")),
            string words => WithoutUser(words),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture),
        };
        bool isSecret = Secret.Any(part => name.Contains(part, StringComparison.Ordinal));
        return new ShownOption(name, text is null ? "not set" : isSecret ? "set" : text, text is not null);
    }

    // An address may hold a password: http://reader:word@host.
    private static string? WithoutUser(string? text) =>
        text is not null && Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.UserInfo.Length > 0
            ? new UriBuilder(address) { UserName = "set", Password = string.Empty }.Uri.AbsoluteUri
            : text;
}
