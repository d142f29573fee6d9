namespace Portal.Tests.Real;

/// <summary>A family that the documentation promises.</summary>
/// <param name="Name">Of its samples, but for a summary's.</param>
/// <param name="Type">In the text format.</param>
/// <param name="Carriers">Kinds of guest, or the one word for everything else.</param>
internal sealed record CatalogueFamily(string Name, string Type, IReadOnlyList<string> Carriers)
{
    private static readonly string[] Kinds = ["libvirt", "docker", "android"];

    public bool IsOfGuests => Carriers.All(Kinds.Contains);

    public static IReadOnlyList<CatalogueFamily> All { get; } =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Fixtures", "catalogue", "families.tsv"))
            .Select(line => line.Split('\t'))
            .Select(columns => new CatalogueFamily(columns[0], columns[1], columns[2].Split(' '))),
    ];

    /// <summary>Who has samples of it in a scrape: the carriers themselves, or those kinds of guest.</summary>
    public IEnumerable<string> SeenIn(ScrapedText scrape)
    {
        ScrapedSample[] samples = [.. scrape.Named(Type == "summary" ? Name + "_count" : Name)];
        return IsOfGuests ? samples.Select(sample => sample["kind"]).Distinct() : samples.Length > 0 ? Carriers : [];
    }
}
