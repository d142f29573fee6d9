namespace Portal.Collectors;

/// <summary>A number or nothing in eight bytes. Samples hold dozens of numbers each, a main host holds tens of thousands of samples, and <c>long?</c> takes sixteen.</summary>
/// <remarks>The smallest number of all stands for nothing, and no counter gets there.</remarks>
internal readonly record struct OptionalInt64
{
    // Turned around, so that the default of a field is nothing.
    private readonly long _turned;

    private OptionalInt64(long turned) => _turned = turned;

    public long? Value => _turned == 0 ? null : _turned ^ long.MinValue;

    public static implicit operator OptionalInt64(long? value) => new(value is { } number ? number ^ long.MinValue : 0);
}
