using System.Collections.Immutable;
using System.Text.Json;
using Portal.Collectors;

namespace Portal.Testbed.Json;

/// <summary><c>testbed_guests</c>: every member is one listed guest, whatever its value.</summary>
internal static class GuestMap
{
    private const string Path = "$.testbed_guests";

    /// <summary>Starts on the map, ends on its end. A guest given twice: the last.</summary>
    public static ImmutableArray<StateGuest> Read(ref Utf8JsonReader reader, string file, IReadOnlyCollection<GuestKind> kinds, Findings findings)
    {
        var guests = new Dictionary<string, (StateGuest Guest, Findings Findings)>(StringComparer.Ordinal);
        while (JsonFields.Next(ref reader))
        {
            string key = reader.GetString()!;
            var own = new Findings(file);
            StateGuest guest = ReadOne(ref reader, key, kinds, own);

            // By the name shown, so that two can never share a label.
            if (!guests.TryAdd(guest.Name, (guest, own)))
            {
                own.Add(ProblemCode.DuplicateName, PathOf(key), "The guest is given more than once; the last counts.");
                guests[guest.Name] = (guest, own);
            }
        }

        foreach ((_, Findings own) in guests.Values)
        {
            findings.AddAll(own);
        }

        return [.. guests.Values.Select(pair => pair.Guest)];
    }

    public static string PathOf(string guest) => Path + "." + TestbedName.ForProblems(guest);

    private static StateGuest ReadOne(ref Utf8JsonReader reader, string key, IReadOnlyCollection<GuestKind> kinds, Findings own)
    {
        StateGuest guest;
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            guest = StateGuest.Read(ref reader, key, kinds, new JsonFields(PathOf(key), own));
        }
        else
        {
            own.Add(ProblemCode.WrongType, PathOf(key), $"Expected an object, found {JsonFields.NameOf(reader.TokenType)}.");
            guest = new StateGuest { RealName = key, Name = TestbedName.Shown(key) };
            reader.Skip();
        }

        if (!TestbedName.IsValid(key))
        {
            own.Add(ProblemCode.BadName, PathOf(key), $"Expected letters, digits and _ . - only, at most 63; shown as {guest.Name}.");
        }

        return guest;
    }
}
