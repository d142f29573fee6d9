using System.Collections.Immutable;
using Portal.Testbed.Json;

namespace Portal.Testbed.Files;

/// <summary>What one look at a file found: exactly one of absent, refused, parsed, the same content, nothing new.</summary>
internal sealed record FileLook<T>
    where T : class
{
    public bool Absent { get; init; }

    /// <summary>Of an absent file: its folder is there.</summary>
    public bool FolderExists { get; init; }

    /// <summary>Of something that is not a file.</summary>
    public bool IsFolder { get; init; }

    /// <summary>Null when it couldn't be opened.</summary>
    public FileSignature? Signature { get; init; }

    /// <summary>It was written to while it was read, so what was read proves nothing.</summary>
    public bool ChangedWhileRead { get; init; }

    /// <summary>Read again, and byte for byte what was parsed last.</summary>
    public bool SameContent { get; init; }

    public T? Value { get; init; }

    public ImmutableArray<FileProblem> PartProblems { get; init; } = [];

    /// <summary>Of the content that <see cref="Value"/> was made of.</summary>
    public byte[]? Hash { get; init; }

    public Refusal? WhyRefused { get; init; }

    /// <summary>Of a refused content, where it is kept.</summary>
    public StateText? RefusedText { get; init; }

    public static FileLook<T> Refused(Refusal refusal) => new() { WhyRefused = refusal };
}
