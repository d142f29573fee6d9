using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text.Json;
using Microsoft.Playwright;
using Portal.Tests.Real;

namespace Portal.EndToEnd;

/// <summary>Somebody opens a page for the first time: how soon there is something to see, and how much has to come for it.</summary>
public sealed class FirstVisitTests(ThousandBed bed) : IClassFixture<ThousandBed>
{
    private const int PaintedMilliseconds = 1_000;
    private const int MostVisits = 10;

    // The page itself is not compressed: its length would tell what it holds.
    private const int FilesBytes = 350 * 1024;

    [Theory]
    [InlineData("/")]
    [InlineData("/guests")]
    public async Task A_page_of_a_thousand_guests_is_painted_at_once(string path)
    {
        // The machine runs the guests and the browser, too: the best visit of some counts.
        double best = double.MaxValue;
        for (int visit = 0; visit < MostVisits && best > PaintedMilliseconds; visit++)
        {
            await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
            await watched.OpenAsync(path);
            best = Math.Min(best, await watched.Page.EvaluateAsync<double>("performance.getEntriesByName('first-contentful-paint')[0].startTime"));
        }

        Assert.InRange(best, 0, PaintedMilliseconds);
    }

    [Fact]
    public async Task Every_file_comes_compressed_and_all_of_them_together_are_small()
    {
        // Published for a quick start, it has no compressed copies: then they are made here.
        string published = Path.GetDirectoryName(await PublishedPortal.ProgramAsync)!;
        bool hasCopies = Directory.EnumerateFiles(published, "*.br", SearchOption.AllDirectories).Any();
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;
        ConcurrentDictionary<string, IResponse> answers = [];
        page.Response += (_, response) => answers[response.Url] = response;
        await watched.OpenAsync("/hosts/demo-1");
        await page.Locator("#cpu").ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(page.Locator("#cpu .uplot canvas").First).ToBeVisibleAsync();
        Dictionary<string, long> files = JsonSerializer.Deserialize<Dictionary<string, long>>(await page.EvaluateAsync<string>("""
            JSON.stringify(Object.fromEntries(performance.getEntriesByType('resource').filter(file => /\.(css|js|svg)\b/.test(file.name)).map(file => [file.name, file.encodedBodySize])))
            """))!;
        Assert.True(files.Count > 10);
        long sum = 0;
        foreach ((string file, long bytes) in files)
        {
            bool isCompressed = answers[file].Headers.GetValueOrDefault("content-encoding") is "br" or "gzip";
            Assert.True(isCompressed || !hasCopies, $"{file} comes as it is: {bytes} bytes.");
            sum += isCompressed ? bytes : Compressed(await answers[file].BodyAsync());
        }

        Assert.InRange(sum, 50 * 1024, FilesBytes);
    }

    private static long Compressed(byte[] file)
    {
        using MemoryStream copy = new();
        using (BrotliStream brotli = new(copy, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            brotli.Write(file);
        }

        return copy.Length;
    }
}
