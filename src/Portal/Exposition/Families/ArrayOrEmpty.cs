using System.Collections.Immutable;

namespace Portal.Exposition.Families;

internal static class ArrayOrEmpty
{
    /// <summary>A default array means "not known"; where only its members matter it reads as empty.</summary>
    public static ImmutableArray<T> OrEmpty<T>(this ImmutableArray<T> array) => array.IsDefault ? [] : array;
}
