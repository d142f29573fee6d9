using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Portal.Testbed.Json;

/// <summary>A state.json with every value taken out that is a secret or may be one; layout, line numbers and whatever else it says stay as they are.</summary>
/// <remarks>Shown is what <see cref="BlankingRules"/> name, so that a member of a version that is not known yet is blanked rather than shown.</remarks>
internal static class StateBlanking
{
    /// <summary>Stands where a value was. A text, so that readers of the file's own format find the type they look for.</summary>
    public const string Mark = "(blanked)";

    private static ReadOnlySpan<byte> MarkText => "\"(blanked)\""u8;

    /// <summary>Writes as much as can be told apart into names and values: all of a JSON text, of a broken one what precedes the fault.</summary>
    /// <returns>Whether it was written to its end; null when it is not UTF-8 and nothing was.</returns>
    public static bool? Blank(ReadOnlySpan<byte> state, IBufferWriter<byte> to)
    {
        if (!Utf8.IsValid(state))
        {
            return null;
        }

        ReadOnlySpan<byte> json = StrictJson.WithoutMark(state);
        Utf8JsonReader reader = StrictJson.Reader(json);
        var walk = new Walk(json, to);
        try
        {
            while (reader.Read())
            {
                walk.Token(ref reader);
            }
        }
        catch (JsonException)
        {
            // What follows the fault can't be told apart, so it stays here.
            walk.Finish();
            return false;
        }

        walk.Finish();
        to.Write(json[walk.Done..]);
        return true;
    }

    /// <summary>How the members of an object, or the items of a list, are treated.</summary>
    private readonly record struct Level(BlankingRule Rule, bool IsList, bool InNetwork);

    private ref struct Walk(ReadOnlySpan<byte> json, IBufferWriter<byte> to)
    {
        private readonly ReadOnlySpan<byte> _json = json;
        private readonly Stack<Level> _levels = new();
        private BlankingRule _rule = BlankingRule.Hidden;
        private bool _inNetwork;
        private int _copied;
        private int _hiddenNames;

        /// <summary>End of the last token that was understood.</summary>
        public int Done { get; private set; }

        public void Token(ref Utf8JsonReader reader)
        {
            int start = (int)reader.TokenStartIndex;
            int end = start + reader.ValueSpan.Length + (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? 2 : 0);
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    Name(ref reader, start, end);
                    break;
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    bool isList = reader.TokenType == JsonTokenType.StartArray;

                    // A map is an object; in a list that stands in its place nothing is a name.
                    _levels.Push(new Level(isList && _rule == BlankingRule.Names ? BlankingRule.Hidden : _rule, isList, _inNetwork));
                    _rule = _levels.Peek().Rule;
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    _levels.Pop();
                    if (_levels.TryPeek(out Level outer))
                    {
                        (_rule, _inNetwork) = (outer.Rule, outer.InNetwork);
                    }

                    break;
                case JsonTokenType.Null:
                    break;
                case JsonTokenType.True or JsonTokenType.False when _rule != BlankingRule.Secret:
                    break;
                default:
                    if (_rule != BlankingRule.Shown)
                    {
                        Replace(start, end, MarkText);
                    }

                    break;
            }

            Done = end;
        }

        /// <summary>Copies what was not yet; the text then ends behind the last token.</summary>
        public void Finish()
        {
            to.Write(_json[_copied..Done]);
            _copied = Done;
        }

        private void Name(ref Utf8JsonReader reader, int start, int end)
        {
            Level level = _levels.Peek();
            _inNetwork = level.InNetwork;
            switch (level.Rule)
            {
                case BlankingRule.Names:
                    _rule = BlankingRule.Hidden;
                    break;
                case BlankingRule.Secret:
                    _rule = BlankingRule.Secret;
                    if (!reader.ValueTextEquals("source"u8) && !reader.ValueTextEquals("target"u8))
                    {
                        // Names of an environment too. Numbered, since a reader may refuse the same name twice.
                        _hiddenNames++;
                        Replace(start, end, Encoding.ASCII.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"\"(blanked {_hiddenNames})\"")));
                    }

                    break;
                default:
                    bool atRoot = _levels.Count == 1;
                    _inNetwork |= atRoot && reader.ValueTextEquals("network"u8);
                    _rule = BlankingRules.Of(ref reader, atRoot, level.InNetwork);
                    break;
            }
        }

        private void Replace(int start, int end, ReadOnlySpan<byte> by)
        {
            to.Write(_json[_copied..start]);
            to.Write(by);
            _copied = end;
        }
    }
}
