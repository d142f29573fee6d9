using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Portal.Testbed;

namespace Portal.Components.Pages.Deployments.State;

/// <summary>A state file as lines of a page. Made once for each version, and shared by all who look at it.</summary>
internal sealed class StateLines
{
    /// <summary>Larger files are shown as an outline; the download holds them.</summary>
    public const long MostBytes = 2 * 1024 * 1024;

    /// <summary>A line that is longer is no line for people: files that are one line are laid out anew.</summary>
    private const int LongestLine = 2000;

    private static readonly ConditionalWeakTable<StateText, StateLines> Known = [];

    private StateLines(StateText text)
    {
        byte[] json = text.ToUtf8();
        IsLaidOut = text.IsWhole && json.Length <= MostBytes && HasLongLine(json);
        json = IsLaidOut ? LaidOut(json) : json;
        Outline = StateOutline.Of(json);
        Lines = text.SizeBytes > MostBytes ? [] : [.. Encoding.UTF8.GetString(json).Split('\n').Select(Shown)];
    }

    /// <summary>Empty for a file that is too large.</summary>
    public ImmutableArray<string> Lines { get; }

    public StateOutline Outline { get; }

    /// <summary>The file has no line ends worth the name; these are ours.</summary>
    public bool IsLaidOut { get; }

    public static StateLines Of(StateText text) => Known.GetValue(text, static text => new StateLines(text));

    /// <summary>Indexes of the lines that hold a text, whatever its case.</summary>
    public ImmutableArray<int> Find(string? text) => string.IsNullOrEmpty(text)
        ? []
        : [.. Enumerable.Range(0, Lines.Length).Where(index => Lines[index].Contains(text, StringComparison.OrdinalIgnoreCase))];

    private static bool HasLongLine(ReadOnlySpan<byte> json)
    {
        foreach (Range line in json.Split((byte)'\n'))
        {
            if (json[line].Length > LongestLine)
            {
                return true;
            }
        }

        return false;
    }

    private static byte[] LaidOut(byte[] json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        using var to = new MemoryStream();
        using (var writer = new Utf8JsonWriter(to, new JsonWriterOptions { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            document.RootElement.WriteTo(writer);
        }

        return to.ToArray();
    }

    /// <summary>Characters that would turn the line around, or that nobody sees, are replaced.</summary>
    private static string Shown(string line)
    {
        string cut = line.Length <= LongestLine ? line.TrimEnd('\r') : line[..LongestLine] + "…";
        return cut.Any(IsHidden) ? string.Concat(cut.Select(character => IsHidden(character) ? '\uFFFD' : character)) : cut;
    }

    private static bool IsHidden(char character) =>
        character != '\t' && (char.IsControl(character) || char.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
