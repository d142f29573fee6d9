// One uPlot picture of a chart.
import { text, tick, increments } from './units.js';
import { colour } from './colours.js';
import { clock, day, moved } from './times.js';
import { drawMarks, marksOf } from './marks.js';

const dashes = [[], [6, 4], [2, 3], [8, 3, 2, 3]];
const colours = 8;
const steps = [60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, day];

/** Values as they are drawn: sums from the last series up where areas lie on top of each other. */
function drawn(chart) {
  if (!chart.spec.stacked) {
    return [chart.times, ...chart.values];
  }
  const sums = chart.values.map(series => series.slice());
  for (let index = sums.length - 2; index >= 0; index--) {
    for (let at = 0; at < chart.times.length; at++) {
      const own = chart.values[index][at];
      const below = sums[index + 1][at];
      sums[index][at] = own == null && below == null ? null : (own ?? 0) + (below ?? 0);
    }
  }
  return [chart.times, ...sums];
}

function yRange(spec) {
  return (_, low, high) => {
    const top = Math.max(high ?? 0, spec.limit && spec.limit < (high ?? 0) * 4 ? spec.limit : 0);
    if (spec.max) {
      return [0, Math.max(spec.max, top)];
    }
    return [0, top > 0 ? top * 1.1 : spec.unit === 'Ratio' ? 0.01 : 1];
  };
}

function drawLimit(spec) {
  return plot => {
    if (!spec.limit || spec.limit > plot.scales.y.max) {
      return;
    }
    const { ctx, bbox } = plot;
    const y = plot.valToPos(spec.limit, 'y', true);
    ctx.save();
    ctx.strokeStyle = colour('--limit');
    ctx.setLineDash([8, 5]);
    ctx.lineWidth = devicePixelRatio;
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
    ctx.restore();
  };
}

export function makePlot(home, chart, windowSeconds, uPlot) {
  const { spec } = chart;
  const marked = colour('--warning');
  const axis = { stroke: colour('--muted'), grid: { stroke: colour('--grid'), width: 1 }, ticks: { show: false }, font: '11px system-ui, sans-serif' };
  const size = () => ({ width: Math.max(160, home.clientWidth), height: 170 });
  const series = spec.series.map((one, index) => {
    const variable = `--series-${index % colours + 1}`;
    const stroke = colour(variable);
    return {
      label: one.label,
      stroke,
      // Opaque: areas are drawn over each other, and mixed colours would be in no legend.
      fill: spec.stacked ? colour(variable, 65) : spec.series.length === 1 ? colour(variable, 14) : undefined,
      width: spec.stacked ? 1 : 1.6,
      dash: spec.stacked ? undefined : dashes[Math.floor(index / colours + index) % dashes.length],
      points: { show: false },
      value: (plot, _, at) => text(spec, at == null ? latest(index + 1) : chart.values[at - 1]?.[plot.cursor.idx ?? chart.times.length - 1]),
    };
  });
  const latest = at => chart.values[at - 1]?.at(-1);
  // A held picture keeps its window while points go on coming.
  let end = chart.end();
  home.replaceChildren();
  const plot = new uPlot({
    ...size(),
    scales: { x: { time: true, range: () => [end - windowSeconds, end] }, y: { range: yRange(spec) } },
    axes: [
      { ...axis, size: 26, space: 44, incrs: windowSeconds > day ? [day] : steps, values: (_, splits) => splits.map(at => clock(at, false, windowSeconds)) },
      { ...axis, size: 68, space: 28, incrs: increments(spec), values: (_, splits) => splits.map(value => tick(spec, value)) },
    ],
    series: [{ label: 'Time', value: (_, at) => clock(at ?? chart.times.at(-1), true, windowSeconds) }, ...series],
    cursor: { sync: { key: chart.window ? 'histories' : 'page' }, drag: { x: false, y: false }, points: { size: 6 } },
    legend: { live: true },
    hooks: { draw: [drawLimit(spec), plot => drawMarks(plot.ctx, plot.bbox, end - windowSeconds, end, marked)] },
  }, drawn(chart), home);

  const resize = new ResizeObserver(() => plot.setSize(size()));
  resize.observe(home);
  const follow = () => {
    if (plot.cursor.idx == null) {
      plot.setLegend({ idx: chart.times.length - 1 }, false);
    }
  };
  follow();

  return {
    show() {
      end = chart.end();
      plot.setData(drawn(chart));
      follow();
    },
    destroy() {
      resize.disconnect();
      plot.destroy();
    },
    /** Moves the cursor; false if the key means nothing here. */
    move(key) {
      const last = chart.times.length - 1;
      const index = moved(key, plot.cursor.idx ?? last, last);
      if (index === null) {
        return false;
      }
      plot.setCursor({ left: plot.valToPos(chart.times[index], 'x'), top: 8 });
      return true;
    },
    /** What is under the cursor, in words. */
    read() {
      const at = plot.cursor.idx ?? chart.times.length - 1;
      return [clock(chart.times[at], true, windowSeconds), ...spec.series.map((one, index) => `${one.label} ${text(spec, chart.values[index][at])}`),
        ...marksOf(chart.times[at - 1] ?? -Infinity, chart.times[at]).map(mark => mark.label)].join(', ');
    },
  };
}
