namespace Portal.Testbed.Files;

/// <summary>A folder that is listed again and again. One that can't be listed keeps its last listing; one that is gone from an existing parent is empty.</summary>
internal sealed class TrackedFolder(string path, IFileOpener opener, TimeProvider clock, Action finishedLate)
{
    private readonly OwnThreadCall<Listing> _call = new(clock, finishedLate);

    public string Path { get; } = path;

    /// <summary>Sorted, ordinal.</summary>
    public IReadOnlyList<string> Names { get; private set; } = [];

    /// <summary>The last try succeeded.</summary>
    public bool Listed { get; private set; }

    /// <summary>Why it can't be listed now; null while it can or is simply not there.</summary>
    public FileProblem? Refusal { get; private set; }

    /// <summary>It, or the folder it lies in, was there at the last try.</summary>
    private bool RootExists { get; set; }

    /// <summary>It is there, if perhaps not to be listed.</summary>
    public bool IsThere => Listed || Refusal is not null;

    public FileProblem NotThere => new(ProblemCode.Unreadable, TestbedName.PathForProblems(Path), null, "The folder does not exist.");

    public long Revision { get; private set; }

    /// <returns>When to look again before the next poll; null if there is no need.</returns>
    public async ValueTask<TimeSpan?> LookAsync(CancellationToken cancellationToken)
    {
        (Listing? listing, TimeSpan remaining) = await _call.TryAsync(List, cancellationToken);
        if (listing is null && remaining > TimeSpan.Zero)
        {
            return remaining;
        }

        listing ??= new Listing(null, RootExists, "The disk or mount has not answered for 2 seconds.");
        bool listed = listing.Names is not null;
        FileProblem? refusal = listing.Why is null ? null : new FileProblem(ProblemCode.Unreadable, TestbedName.PathForProblems(Path), null, listing.Why);
        IReadOnlyList<string> names = listing.Names ?? (listing is { RootExists: true, Why: null } ? [] : Names);
        if (listed != Listed || refusal != Refusal || listing.RootExists != RootExists || !names.SequenceEqual(Names, StringComparer.Ordinal))
        {
            (Names, Listed, Refusal, RootExists) = (names, listed, refusal, listing.RootExists);
            Revision++;
        }

        return null;
    }

    private Listing List()
    {
        try
        {
            if (opener.List(Path) is not { } names)
            {
                return new Listing(null, opener.FolderExists(Path[..Math.Max(1, Path.LastIndexOf('/'))]), null);
            }

            Array.Sort(names, StringComparer.Ordinal);
            return new Listing(names, RootExists: true, null);
        }
        catch (UnauthorizedAccessException)
        {
            return new Listing(null, RootExists: true, "Not permitted: Portal's user needs the right to read the folder and to enter (x) every folder above it.");
        }
        catch (Exception fault)
        {
            // The border of a unit: the last listing stays in use. Messages may hold outside names, so only the type is told.
            return new Listing(null, RootExists: true, $"Listing failed ({fault.GetType().Name}).");
        }
    }

    /// <param name="Names">Null when it couldn't be listed.</param>
    /// <param name="Why">Null when it was listed or isn't there.</param>
    private sealed record Listing(string[]? Names, bool RootExists, string? Why);
}
