using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Portal.Testbed;

/// <summary>Names from the testbed's files, which checks none of them: what may become a label, a part of an address or a heading.</summary>
public static partial class TestbedName
{
    private const int LongestForProblems = 128;
    private const int LongestPathForProblems = 512;

    /// <summary>The name itself if it is harmless, else <c>invalid-</c> and the first 12 hex digits of SHA-256 of the name in UTF-8.</summary>
    public static string Shown(string real) => IsValid(real) ? real : Surrogate(real);

    /// <summary>Letters, digits, <c>_ . -</c>, at most 63, starting with a letter or digit.</summary>
    /// <remarks>A name that already looks like a surrogate gets one too: otherwise a guest could take the name that another's surrogate has.</remarks>
    public static bool IsValid(string? name) => name is not null && Grammar().IsMatch(name) && !SurrogateForm().IsMatch(name);

    /// <summary>As <see cref="IsValid"/>, surrogates included: what <see cref="Shown"/> answers always is.</summary>
    public static bool IsInGrammar(string? name) => name is not null && Grammar().IsMatch(name);

    /// <summary>It may stand in a path: not empty, no <c>.</c> or <c>..</c>, no slash or NUL, at most 200 bytes.</summary>
    public static bool CanBeInAPath(string name) =>
        name is not ("" or "." or "..") && !name.AsSpan().ContainsAny('/', '\0') && Encoding.UTF8.GetByteCount(name) <= 200;

    /// <summary>The real name for the Problems page: control and direction characters as <c>\u0000</c>, cut at 128.</summary>
    public static string ForProblems(string real) => Escaped(real, LongestForProblems);

    /// <summary>A path likewise; the testbed's folders may lie deep, so it is cut at 512.</summary>
    public static string PathForProblems(string path) => Escaped(path, LongestPathForProblems);

    private static string Escaped(string real, int longest)
    {
        var text = new StringBuilder(Math.Min(real.Length, longest) + 1);
        foreach (char c in real)
        {
            if (text.Length >= longest)
            {
                return text.Append('…').ToString();
            }

            _ = IsHarmless(c) ? text.Append(c) : text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
        }

        return text.ToString();
    }

    private static bool IsHarmless(char c) =>
        !char.IsControl(c) && !char.IsSurrogate(c) && char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static string Surrogate(string real) =>
        "invalid-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(real)).AsSpan(0, 6));

    // \z, not $: that would let a final line feed pass.
    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9_.-]{0,62}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Grammar();

    [GeneratedRegex(@"\Ainvalid-[0-9a-f]{12}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SurrogateForm();
}
