using System.Collections.Immutable;
using System.Text.Json;
using Portal.Components.Pages.Overview;
using Portal.Testbed;

namespace Portal.Components.Pages.Deployments.State;

/// <summary>Where something begins. Lines count from one.</summary>
/// <param name="Members">Of an object or list; null for anything else.</param>
public sealed record StatePlace(string Name, int Line, int? Members = null);

/// <summary>What a state file consists of: its own members, and each guest.</summary>
/// <param name="Guests">In natural order.</param>
public sealed record StateOutline(ImmutableArray<StatePlace> Members, ImmutableArray<StatePlace> Guests)
{
    /// <summary>Of a broken text as much as can be read.</summary>
    public static StateOutline Of(ReadOnlySpan<byte> json)
    {
        var members = ImmutableArray.CreateBuilder<StatePlace>();
        var guests = ImmutableArray.CreateBuilder<StatePlace>();
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 128 });
        int line = 1, counted = 0;
        bool inGuests = false, inList = false;
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth is 1 or 2)
                {
                    line += json[counted..(int)reader.TokenStartIndex].Count((byte)'\n');
                    counted = (int)reader.TokenStartIndex;
                    Add(ref reader, line);
                }
                else if (reader.CurrentDepth == 1)
                {
                    inList = reader.TokenType == JsonTokenType.StartArray;
                }
                else if (inList && reader.CurrentDepth == 2 && members.Count > 0 && reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray))
                {
                    members[^1] = members[^1] with { Members = (members[^1].Members ?? 0) + 1 };
                }
            }
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // What was found until here stands.
        }

        guests.Sort((one, other) => NaturalOrder.Instance.Compare(one.Name, other.Name));
        return new StateOutline(members.DrainToImmutable(), guests.DrainToImmutable());

        void Add(ref Utf8JsonReader at, int line)
        {
            string name = TestbedName.ForProblems(at.GetString()!);
            if (at.CurrentDepth == 1)
            {
                inGuests = name == "testbed_guests";
                members.Add(new StatePlace(name, line));
            }
            else if (members.Count > 0)
            {
                members[^1] = members[^1] with { Members = (members[^1].Members ?? 0) + 1 };
                if (inGuests)
                {
                    guests.Add(new StatePlace(name, line));
                }
            }
        }
    }
}
