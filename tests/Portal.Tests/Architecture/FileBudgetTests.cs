namespace Portal.Tests.Architecture;

/// <summary>Small files: the budget of ARCHITECTURE.md.</summary>
public sealed class FileBudgetTests
{
    private const int LongestMedian = 60;
    private const int LongestNinetiethPercentile = 160;
    private const int LongestFile = 300;

    private static readonly SourceFile[] ByLength = [.. SourceTree.Files("src", ".cs", ".razor").OrderBy(file => file.LineCount)];

    [Fact]
    public void Half_of_the_files_have_at_most_60_lines() => AssertPercentile(50, LongestMedian);

    [Fact]
    public void Nine_of_ten_files_have_at_most_160_lines() => AssertPercentile(90, LongestNinetiethPercentile);

    [Fact]
    public void No_file_has_more_than_300_lines() =>
        Assert.Empty(ByLength.Where(file => file.LineCount > LongestFile).Select(file => $"{file.Path}: {file.LineCount} lines"));

    private static void AssertPercentile(int percent, int most)
    {
        SourceFile file = ByLength[(ByLength.Length - 1) * percent / 100];
        Assert.True(file.LineCount <= most, $"{percent} % of {ByLength.Length} files may have at most {most} lines, but {file.Path} in that place has {file.LineCount}.");
    }
}
