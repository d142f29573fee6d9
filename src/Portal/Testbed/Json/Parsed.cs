using System.Collections.Immutable;

namespace Portal.Testbed.Json;

/// <summary>What a parser makes of a file's bytes: a value with the problems of its parts, or a refusal of the whole.</summary>
/// <remarks>The bytes have passed <see cref="StrictJson.Check"/>.</remarks>
/// <typeparam name="T">What the file describes.</typeparam>
internal delegate Parsed<T> Parse<T>(ReadOnlySpan<byte> json, string file)
    where T : class;

/// <summary>What may be kept of the bytes of a file that is refused; they have passed nothing.</summary>
internal delegate StateText? KeepRefused(ReadOnlySpan<byte> content);

/// <param name="Value">Null exactly when refused.</param>
/// <param name="Problems">Of parts; empty when refused.</param>
internal sealed record Parsed<T>(T? Value, ImmutableArray<FileProblem> Problems, Refusal? Refusal = null)
    where T : class
{
    public static Parsed<T> Refused(string detail) => new(null, [], new Refusal(ProblemCode.WrongShape, detail));
}
