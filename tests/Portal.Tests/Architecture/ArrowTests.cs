using System.Reflection;
using Portal.Collectors;

namespace Portal.Tests.Architecture;

/// <summary>Which folder may touch which: ARCHITECTURE.md, as the compiled code shows it.</summary>
public sealed class ArrowTests
{
    private const string Vocabulary = "Portal.Collectors";
    private const string Kernel = "Portal.Collectors.Kernel";

    // What every folder of the program may use: the options and the route templates.
    private static readonly string[] Everywhere = ["Portal", "Portal.Configuration"];

    private static readonly Assembly[] Ours = [typeof(GuestKind).Assembly, typeof(Routes).Assembly];

    public static TheoryData<string, string[]> Arrows => new()
    {
        { Kernel, [] },
        { "Portal.Collectors.Host", [Vocabulary, Kernel] },
        { "Portal.Collectors.Docker", [Vocabulary, Kernel] },
        { "Portal.Collectors.Android", [Vocabulary, Kernel] },
        { "Portal.Collectors.Libvirt", [Vocabulary, Kernel] },
        { "Portal.Sampling", [Vocabulary, Kernel, "Portal.Collectors.Host", "Portal.Collectors.Docker", "Portal.Collectors.Android", "Portal.Collectors.Libvirt"] },
        { "Portal.Cluster", ["Portal.Testbed", "Portal.Sampling", "Portal.Security", Vocabulary] },
        { "Portal.Security", ["Portal.Testbed"] },
        { "Portal.Exposition", [Vocabulary, "Portal.Cluster", "Portal.Testbed"] },
        { "Portal.Live", ["Portal.Cluster", "Portal.Testbed", Vocabulary] },
        { "Portal.Stack", [] },
        { "Portal.Problems", ["Portal.Security", "Portal.Live", "Portal.Stack", "Portal.Testbed", "Portal.Cluster", Vocabulary] },
        { "Portal.Doctor", ["Portal.Cluster", "Portal.Problems", "Portal.Sampling", "Portal.Security", "Portal.Stack", "Portal.Testbed", Vocabulary] },
        { "Portal.Components", ["Portal.Doctor", "Portal.Security", "Portal.Problems", "Portal.Live", "Portal.Stack", "Portal.Testbed", "Portal.Cluster", Vocabulary] },
        { "Portal.Demo", [Vocabulary, "Portal.Sampling"] },
        { "Portal.Systemd", [Vocabulary, "Portal.Sampling"] },
    };

    [Theory]
    [MemberData(nameof(Arrows))]
    public void A_folder_uses_only_what_its_arrows_allow(string folder, string[] allowed)
    {
        bool collectors = folder.StartsWith(Vocabulary, StringComparison.Ordinal);
        var crossed = References(folder)
            .Where(reference => reference.Folder != folder && !allowed.Contains(reference.Folder) && (collectors || !Everywhere.Contains(reference.Folder)))
            .Select(reference => $"{reference.From} uses {reference.To}");
        Assert.Empty(crossed.Distinct());
    }

    [Fact]
    public void The_testbeds_files_know_of_collectors_only_that_guests_have_kinds() =>
        Assert.Empty(References("Portal.Testbed")
            .Where(reference => reference.Folder != "Portal.Testbed" && !Everywhere.Contains(reference.Folder) && reference.To != typeof(GuestKind))
            .Select(reference => $"{reference.From} uses {reference.To}")
            .Distinct());

    [Fact]
    public void The_collectors_are_no_web_program() =>
        Assert.DoesNotContain(typeof(GuestKind).Assembly.GetReferencedAssemblies(), assembly => assembly.Name!.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));

    [Fact]
    public void Pointers_stay_in_the_interop_folder() =>
        Assert.Empty(Ours.SelectMany(assembly => assembly.GetTypes())
            .Where(type => FolderOf(type).Length > 0 && type.Namespace != "Portal.Collectors.Libvirt.Interop")
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(field => field.FieldType.IsPointer)
            .Select(field => $"{field.DeclaringType}.{field.Name}"));

    private static IEnumerable<(Type From, Type To, string Folder)> References(string folder) =>
        Ours.SelectMany(assembly => assembly.GetTypes())
            .Where(type => FolderOf(type) == folder)
            .SelectMany(type => TypeReferences.Of(type).Select(to => (From: Outermost(type), To: to, Folder: FolderOf(to))))
            .Where(reference => reference.Folder.Length > 0);

    /// <summary>The namespace without what is below a folder's first level; empty for types that aren't ours.</summary>
    private static string FolderOf(Type type)
    {
        if (!Ours.Contains(type.Assembly) || Outermost(type).Namespace is not { } name || !name.StartsWith("Portal", StringComparison.Ordinal))
        {
            return "";
        }

        int depth = name.StartsWith(Vocabulary, StringComparison.Ordinal) ? 3 : 2;
        return string.Join('.', name.Split('.').Take(depth));
    }

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
