using System.Text.Json;
using Portal.Collectors;

namespace Portal.Testbed.Json;

/// <summary>Which kind a guest is: the one registered kind whose key holds an object, else the one member that is no field of a guest and holds an object.</summary>
internal sealed class KindSearch(IReadOnlyCollection<GuestKind> kinds)
{
    private readonly Dictionary<GuestKind, KindObject> _registered = [];
    private readonly Dictionary<string, KindObject> _others = new(StringComparer.Ordinal);

    /// <summary>Starts on the name of a member that is no field of a guest, ends on its value's last token.</summary>
    public void Read(ref Utf8JsonReader reader, JsonFields guest)
    {
        foreach (GuestKind kind in kinds)
        {
            if (reader.ValueTextEquals(kind.Name))
            {
                // Of a kind given twice the last counts, be it null.
                _registered.Remove(kind);
                if (guest.Object(ref reader, kind.Name))
                {
                    _registered[kind] = KindObject.Read(ref reader, kind.Name, guest.Inside(kind.Name));
                }

                return;
            }
        }

        ReadOther(ref reader, guest);
    }

    public StateGuest Decide(StateGuest guest, JsonFields fields)
    {
        switch (_registered.Count, _others.Count)
        {
            case (1, _):
                (GuestKind kind, KindObject content) = _registered.First();
                return guest with { Kind = kind, KindKey = kind.Name, KindObject = content };
            case ( > 1, _):
                fields.Findings.Add(ProblemCode.SeveralKinds, fields.Path, $"Expected one of {Names(kinds)}, found {Names(_registered.Keys)}.");
                return guest;
            case (0, 1):
                (string key, KindObject other) = _others.First();
                fields.Findings.Add(ProblemCode.UnknownKind, fields.Path, $"No collector is registered for this kind, only for {Names(kinds)}.");
                if (!TestbedName.IsValid(key))
                {
                    fields.Findings.Add(ProblemCode.BadName, fields.Path, $"The kind is shown as {TestbedName.Shown(key)}.");
                }

                return guest with { KindKey = key, KindObject = other };
            default:
                fields.Findings.Add(ProblemCode.NoKind, fields.Path, $"Expected an object under one of {Names(kinds)}.");
                return guest;
        }
    }

    private void ReadOther(ref Utf8JsonReader reader, JsonFields guest)
    {
        Utf8JsonReader ahead = reader;
        ahead.Read();

        // With two there is no kind to find any more, so a third needn't be kept.
        if (ahead.TokenType != JsonTokenType.StartObject || _others.Count > 1)
        {
            JsonFields.Ignore(ref reader);
            return;
        }

        string key = reader.GetString()!;
        string shown = TestbedName.ForProblems(key);
        guest.Findings.Forget(guest.Path, shown);
        reader.Read();
        _others[key] = KindObject.Read(ref reader, key, guest.Inside(shown));
    }

    private static string Names(IEnumerable<GuestKind> of) => string.Join(", ", of.Select(kind => kind.Name).Order(StringComparer.Ordinal));
}
