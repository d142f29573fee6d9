using System.Collections.Immutable;
using System.Text.Json;

namespace Portal.Exposition.Families;

/// <summary>Members of a closed list and their label values: the names in snake case.</summary>
internal static class StateNames<TState>
    where TState : struct, Enum
{
    public static ImmutableArray<(TState State, string Name)> All { get; } =
        [.. Enum.GetValues<TState>().Select(state => (state, JsonNamingPolicy.SnakeCaseLower.ConvertName(state.ToString())))];
}
