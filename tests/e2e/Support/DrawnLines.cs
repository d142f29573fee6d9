using Microsoft.Playwright;

namespace Portal.EndToEnd.Support;

/// <summary>What a reader sees of a chart's lines: its picture, column by column.</summary>
internal static class DrawnLines
{
    // As wide as a live chart.
    private const int WindowSeconds = 300;

    // The canvas has no ground: whatever the smoothing of an edge, a pixel keeps the colour of its line. What is not one of the series' is grid, mark or limit.
    private const string Columns = """
        id => {
          const home = document.querySelector(`[data-chart="${id}"]`);
          const canvas = home.querySelector('canvas');
          const [all, plot] = [canvas, home.querySelector('.u-over')].map(part => part.getBoundingClientRect());
          const scale = canvas.width / all.width;
          const dye = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
          const series = [...home.querySelectorAll('.u-series')].slice(1).map((_, at) => {
            const probe = document.body.appendChild(document.createElement('span'));
            probe.style.color = `var(--series-${at + 1})`;
            dye.fillStyle = getComputedStyle(probe).color;
            probe.remove();
            dye.fillRect(0, 0, 1, 1);
            return dye.getImageData(0, 0, 1, 1).data.slice(0, 3);
          });
          const [left, top, width, height] = [plot.left - all.left, plot.top - all.top, plot.width, plot.height].map(length => Math.round(length * scale));
          const copy = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
          copy.drawImage(canvas, -left, -top);
          const { data } = copy.getImageData(0, 0, width, height);
          const isLine = at => data[at + 3] > 90 && series.some(dyed => dyed.every((part, channel) => Math.abs(part - data[at + channel]) < 14));
          return Array.from({ length: width }, (_, x) => Array.from({ length: height }, (_, y) => isLine((y * width + x) * 4)).some(Boolean));
        }
        """;

    public static async Task<DrawnSeconds> OfAsync(IPage page, string chart)
    {
        bool[] columns = await page.EvaluateAsync<bool[]>(Columns, chart);
        double second = (double)columns.Length / WindowSeconds;
        (int first, int last) = (Array.IndexOf(columns, true), Array.LastIndexOf(columns, true));
        int drawn = columns.Count(isDrawn => isDrawn);
        return first < 0 ? default : new DrawnSeconds(drawn / second, (last - first + 1 - drawn) / second, (columns.Length - 1 - last) / second);
    }
}

/// <summary>How much of a picture lines cross, in seconds.</summary>
/// <param name="Line">With a line.</param>
/// <param name="Gap">Without one, between the first and the last.</param>
/// <param name="After">Without one, from the last to the right edge.</param>
internal readonly record struct DrawnSeconds(double Line, double Gap, double After);
