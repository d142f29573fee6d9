using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace Portal.Tests.Exposition;

/// <summary>Names made to break out of a quoted label, in reproducible order.</summary>
internal static class HostileNames
{
    private static readonly string[] Fragments =
    [
        "\"", "\\", "\n", "\r", "\r\n", "{", "}", ",", "=", " ", "#", "# EOF\n", "# TYPE x gauge\n", "\"} 1\ntestbed_host_up{host=\"y", "testbed_host_up 1", "\\\"", "\\n", "\0", "\u001b[31m",
        "\u007f", "\u0085", "\u202e", "\u2066", "\u200f", "\u2028", "\ud800", "\udc00", "😀", "é", "日本", "a", "web", "-", "null", "NaN", new string('x', 250), new string('"', 257),
    ];

    public static Gen<string> Names { get; } = Gen.OneOf(
        Gen.Elements(Fragments).ListOf().Select(string.Concat),
        Gen.Elements(Fragments),
        ArbMap.Default.GeneratorFor<char>().ListOf().Select(characters => string.Concat(characters)));

    public static Config Config(int tests) =>
        FsCheck.Config.QuickThrowOnFailure.WithMaxTest(tests).WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(20260102, 3), FSharpOption<int>.None)));

    /// <summary>What may be left of a name in a label: written apart from the program's own rules.</summary>
    public static string Harmless(string name)
    {
        System.Text.StringBuilder text = new();
        foreach (System.Text.Rune rune in name.EnumerateRunes())
        {
            bool control = rune.Value is < 32 or (>= 0x7f and <= 0x9f) && rune.Value != '\n';
            bool turnsText = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069".Contains(rune.ToString(), StringComparison.Ordinal);
            text.Append(control || turnsText ? "\ufffd" : rune.ToString());
        }

        return text.ToString();
    }
}
