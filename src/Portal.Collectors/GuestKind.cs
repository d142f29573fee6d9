using System.Text.RegularExpressions;

namespace Portal.Collectors;

/// <summary>What kind of guest something is, by the name under which its collector is registered: <c>libvirt</c>, <c>docker</c>, <c>android</c>, …</summary>
/// <remarks>A name, not an enum, so that a new kind is a new folder and one line of registration. It becomes a label and a part of routes.</remarks>
public readonly partial record struct GuestKind
{
    public static readonly GuestKind Libvirt = new("libvirt");
    public static readonly GuestKind Docker = new("docker");
    public static readonly GuestKind Android = new("android");

    /// <exception cref="ArgumentException">The name is not lower-case letters, digits, <c>_</c> or <c>-</c>, starting with a letter, at most 31.</exception>
    public GuestKind(string name)
    {
        if (!IsValid(name))
        {
            throw new ArgumentException("A guest kind is a lower-case word of at most 31 letters, digits, '_' or '-', starting with a letter.", nameof(name));
        }

        Name = name;
    }

    public string Name { get; }

    public static bool IsValid(string? name) => name is not null && Grammar().IsMatch(name);

    public override string ToString() => Name;

    [GeneratedRegex(@"\A[a-z][a-z0-9_-]{0,30}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Grammar();
}
